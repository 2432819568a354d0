package dev.steelyard.guard.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.feed.RefusedCall;
import dev.steelyard.guard.internal.report.Reported.Fate;
import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.testkit.MovableClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever becomes of reports: all that was decided came once, or is counted as dropped. */
class ReportDispatcherProperties {
    private static final List<Fate> FATES = List.of(Fate.values());
    private static final Operation READ = Operation.of("GET", "/{application}/documents", "d:read");

    @Property(tries = 200)
    void nothingIsLostInSilence_andNothingComesTwice(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MovableClock clock = new MovableClock();
        RefusalBuffer refusals = new RefusalBuffer(40, 5, clock::nanoTime);
        UsageCounter counts = new UsageCounter(30);
        Reported server = new Reported();
        ReportDispatcher outbox =
                new ReportDispatcher(
                        new GuardIdentity("665f00112233445566778899", "g", "1", clock.instant()),
                        refusals,
                        counts,
                        () -> new GuardStatus(false, 1, Duration.ZERO, 0, 0, 0),
                        server,
                        clock::nanoTime,
                        random.split());
        int refused = 0;
        int allowed = 0;
        for (int step = 0; step < 400; step++) {
            switch (random.nextInt(4)) {
                case 0 -> server.fate = FATES.get(random.nextInt(FATES.size()));
                case 1 -> clock.move(Duration.ofSeconds(random.nextInt(20)));
                case 2 -> outbox.round();
                default -> {
                    PrincipalRef principal =
                            new PrincipalRef("%024x".formatted(random.nextInt(45)), null);
                    refusals.add(
                            new RefusedCall(
                                    "reference-" + refused++,
                                    clock.instant(),
                                    principal,
                                    ErrorCode.PERMISSION_MISSING,
                                    "GET",
                                    READ,
                                    "d:read"),
                            principal);
                    counts.allowed(principal, READ, "d:read", clock.instant());
                    allowed++;
                }
            }
        }
        server.fate = Fate.TAKEN;
        for (int minute = 0; minute < 15; minute++) {
            clock.move(Duration.ofMinutes(1));
            outbox.round();
        }

        Set<Object> references = new HashSet<>();
        assertThat(server.refusals).allMatch(row -> references.add(row.get("reference")));
        // What was rejected may have been taken before, its answer being lost.
        assertThat(references.size() + server.dropped("refusals")).isGreaterThanOrEqualTo(refused);
        assertThat(server.counted() + server.dropped("uses")).isGreaterThanOrEqualTo(allowed);
        assertThat(server.counted()).isLessThanOrEqualTo(allowed);
    }
}

package dev.steelyard.guard.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.feed.LostReportCounts;
import dev.steelyard.guard.feed.RefusedCall;
import dev.steelyard.guard.internal.report.Reported.Fate;
import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.testkit.MovableClock;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** When what is sent, and what becomes of it when it doesn't come. */
class ReportDispatcherTest {
    private static final Operation READ = Operation.of("GET", "/{application}/documents", "d:read");
    private static final String USER = "665fa1000000000000000000";
    private static final Duration TICK = Duration.ofSeconds(1);

    private final MovableClock clock = new MovableClock();
    private final RefusalBuffer refusals = new RefusalBuffer(1_000, 20, clock::nanoTime);
    private final UsageCounter counts = new UsageCounter(10_000);
    private final Reported server = new Reported();
    private final ReportDispatcher outbox =
            new ReportDispatcher(
                    new GuardIdentity(
                            "665f00112233445566778899", "weigh-1", "1.0", clock.instant()),
                    refusals,
                    counts,
                    () -> new GuardStatus(true, 1042, Duration.ofMillis(120), 8, 9, 100),
                    server,
                    clock::nanoTime,
                    new SplittableRandom(1));

    /** 24 digits for a short name. */
    private static String id(String name) {
        return "%24s".formatted(name).replace(' ', '0');
    }

    private void pass(Duration time) {
        for (Duration t = Duration.ZERO; t.compareTo(time) < 0; t = t.plus(TICK)) {
            clock.move(TICK);
            outbox.round();
        }
    }

    private void allow(String client, int times) {
        PrincipalRef principal = new PrincipalRef(id(client), null);
        for (int i = 0; i < times; i++) {
            counts.allowed(principal, READ, READ.permission(), clock.instant());
        }
    }

    private void refuse(String client, String reference) {
        PrincipalRef principal = new PrincipalRef(id(client), USER);
        refusals.add(
                new RefusedCall(
                        reference,
                        clock.instant(),
                        principal,
                        ErrorCode.PERMISSION_MISSING,
                        "GET",
                        READ,
                        "d:read"),
                principal);
    }

    @Test
    void status_atOnce_andAboutEachTenSeconds() {
        outbox.round();
        assertThat(server.guards)
                .singleElement()
                .satisfies(
                        guard ->
                                assertThat(guard)
                                        .containsEntry("id", "665f00112233445566778899")
                                        .containsEntry("name", "weigh-1")
                                        .containsEntry("version", "1.0")
                                        .containsEntry("streaming", true)
                                        .containsEntry("applied", 1042L)
                                        .containsEntry("silence_ms", 120L)
                                        .containsEntry("report", 1L));
        pass(Duration.ofSeconds(100));
        assertThat(server.sent).isBetween(11, 13);
    }

    @Test
    void refusal_inTheNextRound_uses_withinHalfAMinute() {
        outbox.round();
        refuse("c1", "reference-1");
        allow("c1", 3);
        pass(TICK);

        assertThat(server.refusals)
                .singleElement()
                .satisfies(
                        row ->
                                assertThat(row)
                                        .containsEntry("reference", "reference-1")
                                        .containsEntry("client", id("c1"))
                                        .containsEntry("user", USER)
                                        .containsEntry("code", "permission_missing")
                                        .containsEntry("method", "GET")
                                        .containsEntry("operation", "/{application}/documents")
                                        .containsEntry("permission", "d:read"));
        assertThat(server.uses).isEmpty();

        pass(Duration.ofSeconds(30));
        assertThat(server.uses)
                .singleElement()
                .satisfies(
                        row ->
                                assertThat(row)
                                        .containsEntry("operation", "GET /{application}/documents")
                                        .containsEntry("count", 3L));
        assertThat(server.refusals).hasSize(1);
    }

    @Test
    void oddReference_orId_costsNothingElse() {
        refuse("c1", "?");
        refuse("nobody", "reference-1");
        allow("nobody", 3);
        refuse("c2", "reference-2");
        outbox.round();
        pass(Duration.ofSeconds(11));

        assertThat(server.refusals).hasSize(1);
        assertThat(server.dropped("refusals")).isEqualTo(2);
        pass(Duration.ofSeconds(40));
        assertThat(server.uses).isEmpty();
        assertThat(server.dropped("uses")).isEqualTo(3);
    }

    @Test
    void answerLost_sentAgainWithItsNumber_nothingIsCountedTwice() {
        server.fate = Fate.ANSWER_LOST;
        refuse("c1", "reference-1");
        allow("c1", 3);
        pass(Duration.ofMinutes(2));
        server.fate = Fate.TAKEN;
        refuse("c1", "reference-2");
        pass(Duration.ofMinutes(1));

        assertThat(server.refusals).hasSize(2);
        assertThat(server.counted()).isEqualTo(3);
    }

    @Test
    void serverDown_askedLessOften_andWhatPilesUpIsBounded_counted_andComes() {
        server.fate = Fate.UNAVAILABLE;
        for (int i = 0; i < 3_000; i++) refuse("c" + i, "reference-" + i);
        for (int i = 0; i < 12_000; i++) allow("c" + i, 1);
        pass(Duration.ofMinutes(10));
        assertThat(server.sent).isBetween(35, 60);

        server.fate = Fate.TAKEN;
        pass(Duration.ofMinutes(2));

        assertThat(server.refusals).hasSize(1_000);
        assertThat(server.uses).hasSize(10_000);
        assertThat(server.dropped("refusals")).isEqualTo(2_000);
        assertThat(server.dropped("uses")).isEqualTo(2_000);
        assertThat(outbox.figures()).isEqualTo(new LostReportCounts(2_000, 2_000));
        assertThat(server.longest).isLessThan(50_000);
    }

    @Test
    void olderServer_askedAgainEachTenMinutes_andTheFirstReportIsNotLost() {
        server.fate = Fate.OLDER_SERVER;
        refuse("c1", "reference-1");
        pass(Duration.ofMinutes(60));
        assertThat(server.sent).isBetween(5, 7);

        server.fate = Fate.TAKEN;
        pass(Duration.ofMinutes(12));
        assertThat(server.refusals).hasSize(1);
        assertThat(server.counted()).isZero();
    }

    @Test
    void rejected_isDropped_andCounted_andTheNextComes() {
        server.fate = Fate.REJECTED;
        refuse("c1", "reference-1");
        refuse("c1", "reference-2");
        outbox.round();
        server.fate = Fate.TAKEN;
        refuse("c1", "reference-3");
        pass(Duration.ofSeconds(15));

        assertThat(server.refusals).hasSize(1);
        assertThat(server.dropped("refusals")).isEqualTo(2);
        assertThat(outbox.figures().droppedRefusals()).isEqualTo(2);
    }

    @Test
    void tooLarge_smallerFromThenOn() {
        server.fate = Fate.TOO_LARGE;
        for (int i = 0; i < 1_000; i++) refuse("c" + i, "reference-" + i);
        outbox.round();
        int before = server.longest;
        server.longest = 0;
        server.fate = Fate.TAKEN;
        pass(Duration.ofSeconds(30));

        assertThat(server.longest).isLessThan(before * 6 / 10);
        assertThat(server.refusals.size() + server.dropped("refusals")).isEqualTo(1_000);
    }

    @Test
    void finish_allThatIsLeft_andAFarewell() {
        outbox.round();
        refuse("c1", "reference-1");
        for (int i = 0; i < 1_000; i++) allow("c" + i, 1);
        outbox.finish(Duration.ofSeconds(2));

        assertThat(server.refusals).hasSize(1);
        assertThat(server.uses).hasSize(1_000);
        assertThat(server.guards.getLast()).containsEntry("ending", true);
        assertThat(server.guards.subList(0, server.guards.size() - 1))
                .noneMatch(guard -> guard.containsKey("ending"));
    }

    @Test
    void finish_serverDown_asksOnce() {
        server.fate = Fate.LOST;
        refuse("c1", "reference-1");
        outbox.round();
        outbox.finish(Duration.ofSeconds(2));

        assertThat(server.sent).isEqualTo(2);
    }
}

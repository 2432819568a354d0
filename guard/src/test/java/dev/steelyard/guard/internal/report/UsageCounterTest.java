package dev.steelyard.guard.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.feed.RefusedCall;
import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.refusal.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Counts of decisions. */
@Timeout(300)
class UsageCounterTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Operation READ = Operation.of("GET", "/{application}/documents", "d:read");
    private static final Operation WRITE =
            Operation.of("POST", "/{application}/documents", "d:write");

    private final UsageCounter counts = new UsageCounter(100);

    private void allow(String client, Operation operation, Instant at) {
        counts.allowed(new PrincipalRef(client, null), operation, operation.permission(), at);
    }

    private void refuse(String client, @Nullable Operation operation, ErrorCode code) {
        PrincipalRef principal = new PrincipalRef(client, null);
        counts.refused(
                new RefusedCall(
                        "reference",
                        NOW,
                        principal,
                        code,
                        "GET",
                        operation,
                        operation == null ? null : operation.permission()),
                principal);
    }

    private static UsageCount use(
            String client, Operation operation, @Nullable ErrorCode code, long count) {
        return new UsageCount(
                new PrincipalRef(client, null),
                operation,
                operation.permission(),
                code,
                count,
                NOW.toEpochMilli(),
                NOW.toEpochMilli());
    }

    @Test
    void oneRowForEachPrincipalOperationAndOutcome() {
        for (int i = 0; i < 3; i++) allow("a", READ, NOW);
        allow("a", WRITE, NOW);
        allow("b", READ, NOW);
        refuse("a", WRITE, ErrorCode.PERMISSION_MISSING);
        refuse("a", WRITE, ErrorCode.PERMISSION_MISSING);

        assertThat(counts.take())
                .containsExactlyInAnyOrder(
                        use("a", READ, null, 3),
                        use("a", WRITE, null, 1),
                        use("b", READ, null, 1),
                        use("a", WRITE, ErrorCode.PERMISSION_MISSING, 2));
    }

    @Test
    void equalOperationsOfTwoGuards_areOne() {
        allow("a", READ, NOW);
        allow("a", Operation.of("GET", "/{application}/documents", "d:read"), NOW);

        assertThat(counts.take()).containsExactly(use("a", READ, null, 2));
    }

    @Test
    void taken_onceOnly_andTimesAreOfTheInterval() {
        allow("a", READ, NOW);
        assertThat(counts.take()).hasSize(1);
        assertThat(counts.take()).isEmpty();

        allow("a", READ, NOW.plusSeconds(40));
        allow("a", READ, NOW.plusSeconds(50));
        assertThat(counts.take())
                .containsExactly(
                        new UsageCount(
                                new PrincipalRef("a", null),
                                READ,
                                "d:read",
                                null,
                                2,
                                NOW.plusSeconds(40).toEpochMilli(),
                                NOW.plusSeconds(50).toEpochMilli()));
    }

    @Test
    void full_whatIsNewIsDropped_andWhatIsKnownIsCountedOn() {
        for (int i = 0; i < 100; i++) allow("c" + i, READ, NOW);
        allow("c100", READ, NOW);
        allow("c0", WRITE, NOW);
        refuse("c0", null, ErrorCode.OPERATION_UNKNOWN);
        allow("c0", READ, NOW);

        assertThat(counts.dropped()).isEqualTo(3);
        assertThat(counts.take()).hasSize(100).contains(use("c0", READ, null, 2));
    }

    @Test
    void whatWasIdle_makesRoom() {
        for (int i = 0; i < 100; i++) allow("c" + i, READ, NOW);
        counts.take();
        counts.take();
        allow("new", READ, NOW);

        assertThat(counts.dropped()).isZero();
        assertThat(counts.take()).containsExactly(use("new", READ, null, 1));
    }

    /** Whatever the threads do to each other, nothing is lost and nothing is counted twice. */
    @Test
    void manyThreadsCount_whileItIsTaken_everyOneIsThereOnce() throws Exception {
        int threads = 4;
        int each = 50_000;
        List<UsageCount> taken = new ArrayList<>();
        CountDownLatch counted = new CountDownLatch(threads);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                all.add(
                        pool.submit(
                                () -> {
                                    for (int i = 0; i < each; i++) allow("c" + i % 7, READ, NOW);
                                    counted.countDown();
                                }));
            }
            while (counted.getCount() > 0) taken.addAll(counts.take());
            for (Future<?> one : all) one.get();
        }
        taken.addAll(counts.take());

        assertThat(counts.dropped()).isZero();
        assertThat(taken.stream().mapToLong(UsageCount::count).sum())
                .isEqualTo((long) threads * each);
    }

    @Test
    void permissionsThatSomebodyMakesUp_areForgottenOnceTheyAreIdle() {
        for (int i = 0; i < 50; i++) {
            PrincipalRef principal = new PrincipalRef("a", null);
            counts.refused(
                    new RefusedCall(
                            "reference",
                            NOW,
                            principal,
                            ErrorCode.PERMISSION_MISSING,
                            null,
                            null,
                            "made:up-" + i),
                    principal);
        }
        assertThat(counts.take()).hasSize(50);
        assertThat(counts.kinds()).isEqualTo(50);

        assertThat(counts.take()).isEmpty();
        assertThat(counts.kinds()).isZero();

        allow("a", READ, NOW);
        assertThat(counts.take()).hasSize(1);
    }
}

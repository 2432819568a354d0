package dev.steelyard.guard.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Decisions that wait for the server keep none from being answered from memory. */
@Timeout(300)
class WaitingDecisionsTest {
    private static final int MANY = 300;

    private final AskedGuard guard = new AskedGuard(ForwardedRequestForm.X_ORIGINAL);

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void manyWaitForTheirStates_othersAreDecidedOn() throws Exception {
        String known = guard.platform.token();
        String other =
                guard.platform.token(
                        Map.of("sub", "665fc2", "client_id", "665fc2", "jti", "665fd2"));
        CountDownLatch answer = new CountDownLatch(1);
        guard.platform.others = answer;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> waiting = new ArrayList<>();
            for (int i = 0; i < MANY; i++) waiting.add(threads.submit(() -> decided(other)));
            while (guard.platform.asked.get() < MANY) Thread.onSpinWait();

            int refused = 0;
            for (int i = 0; i < 68; i++) refused += decided(known) == 200 ? 0 : 1;
            assertThat(refused).isZero();
            assertThat(waiting).noneMatch(Future::isDone);

            answer.countDown();
            for (Future<Integer> one : waiting) assertThat(one.get()).isNotEqualTo(200);
        }
    }

    private int decided(String token) {
        return guard.askAs(
                        token,
                        "GET /decide",
                        "X-Original-Method: GET",
                        "X-Original-URI: /" + Platform.APPLICATION + "/documents")
                .status();
    }
}

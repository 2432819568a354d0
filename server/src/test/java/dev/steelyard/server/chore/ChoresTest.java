package dev.steelyard.server.chore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ChoresTest {
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration FOR_EVER = Duration.ofDays(999_999_999);

    private final Chores chores = new Chores(Duration.ofMinutes(5));

    @AfterEach
    void close() {
        chores.close();
    }

    @Test
    void errorInATurn_theNextOneComes() throws InterruptedException {
        var turns = new CountDownLatch(3);
        chores.every(
                SHORT,
                "stumbling",
                () -> {
                    turns.countDown();
                    throw new AssertionError("deep trouble");
                });
        turns.await();
    }

    @Test
    void interruptedInATurn_laterOnesWaitAsBefore() throws InterruptedException {
        var turns = new AtomicInteger();
        var first = new CountDownLatch(1);
        var chore =
                chores.every(
                        FOR_EVER,
                        "interrupted",
                        () -> {
                            if (turns.incrementAndGet() == 1) {
                                Thread.currentThread().interrupt();
                            }
                            first.countDown();
                            throw new IllegalStateException("interrupted");
                        });
        chore.wake();
        first.await();
        assertThat(chore.joined(Duration.ofMillis(100))).isFalse();
        assertThat(turns.get()).as("an interrupt wakes it once").isBetween(1, 2);
    }

    @Test
    void woken_theTurnComesBeforeItsTime() throws InterruptedException {
        var turn = new CountDownLatch(1);
        chores.every(FOR_EVER, "sleeping", turn::countDown).wake();
        turn.await();
    }

    @Test
    void closed_whatIsUnderWayIsFinished_andNothingBeginsAnew() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var finished = new AtomicBoolean();
        var turns = new AtomicInteger();
        chores.every(
                SHORT,
                "slow",
                () -> {
                    turns.incrementAndGet();
                    begun.countDown();
                    try {
                        finished.set(mayEnd.await(5, TimeUnit.MINUTES));
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
        begun.await();
        var closing = Thread.ofVirtual().start(chores::close);
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        mayEnd.countDown();
        closing.join();

        assertThat(finished).isTrue();
        assertThat(turns).hasValue(1);
    }
}

package dev.steelyard.server.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.user.HasherBusy;
import dev.steelyard.server.http.Source;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class TurnsTest {
    private static final Source ONE = Source.of(InetAddress.ofLiteral("192.0.2.1"));
    private static final Source OTHER = Source.of(InetAddress.ofLiteral("192.0.2.2"));
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final Semaphore inside = new Semaphore(0);
    private final CountDownLatch held = new CountDownLatch(1);

    private String work() {
        inside.release();
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "done";
    }

    @Test
    void more_of_one_source_than_there_are_places_wait_and_get_theirs() throws Exception {
        var turns = new Turns(FOR_EVER);
        var all = new ArrayList<Future<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2 * Turns.AT_ONCE; i++) {
                all.add(threads.submit(() -> turns.take(ONE, this::work)));
            }
            inside.acquire(Turns.AT_ONCE);
            assertThat(inside.tryAcquire()).isFalse();
            held.countDown();
        }
        for (var each : all) {
            assertThat(each.get()).isEqualTo("done");
        }
    }

    @Test
    void many_networks_of_one_48_get_twice_the_places_of_one() throws Exception {
        var turns = new Turns(FOR_EVER);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4 * Turns.AT_ONCE; i++) {
                var source = Source.of(InetAddress.ofLiteral("2001:db8:1:%x00::1".formatted(i)));
                threads.submit(() -> turns.take(source, this::work));
            }
            inside.acquire(2 * Turns.AT_ONCE);
            boolean more = inside.tryAcquire(300, TimeUnit.MILLISECONDS);
            var elsewhere = Source.of(InetAddress.ofLiteral("2001:db8:2::1"));
            threads.submit(() -> turns.take(elsewhere, this::work));
            inside.acquire();
            held.countDown();
            assertThat(more).isFalse();
        }
    }

    @Test
    void one_that_waits_too_long_is_busy() throws Exception {
        var turns = new Turns(Duration.ofMillis(1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Turns.AT_ONCE; i++) {
                threads.submit(() -> turns.take(ONE, this::work));
            }
            inside.acquire(Turns.AT_ONCE);
            assertThatThrownBy(() -> turns.take(ONE, this::work)).isInstanceOf(HasherBusy.class);
            held.countDown();
        }
    }

    @Test
    void more_than_may_wait_are_busy_at_once_and_another_source_is_not() throws Exception {
        var turns = new Turns(FOR_EVER);
        var all = new ArrayList<FutureTask<String>>();
        for (int i = 0; i < Turns.AT_ONCE + Turns.MOST_WAITING; i++) {
            var task = new FutureTask<>(() -> turns.take(ONE, this::work));
            all.add(task);
            var thread = Thread.ofPlatform().daemon().start(task);
            while (thread.getState() != Thread.State.WAITING
                    && thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(1);
            }
        }
        assertThatThrownBy(() -> turns.take(ONE, this::work)).isInstanceOf(HasherBusy.class);

        held.countDown();
        assertThat(turns.take(OTHER, this::work)).isEqualTo("done");
        for (var each : all) {
            assertThat(each.get()).isEqualTo("done");
        }
    }
}

package dev.steelyard.guard.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.guard.internal.state.LiveCache.Loaded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveCacheTest {
    private final AtomicLong asOf = new AtomicLong(10);
    private final AtomicInteger loads = new AtomicInteger();

    private LiveCache<String, Integer> cache(int size, int remembered) {
        return new LiveCache<>(
                size,
                remembered,
                new Semaphore(1_000),
                key -> new Loaded<>(loads.incrementAndGet(), asOf.get(), Set.of("role:" + key)));
    }

    @Test
    void sameKeyTwice_loadsOnce() {
        var cache = cache(10, 10);
        assertThat(cache.get("a")).isEqualTo(1);
        assertThat(cache.get("a")).isEqualTo(1);
    }

    @Test
    void changeOfADependency_dropsThatOnly() {
        var cache = cache(10, 10);
        cache.get("a");
        cache.get("b");
        asOf.set(11);
        cache.changed(11, List.of("role:a"));
        assertThat(cache.get("b")).isEqualTo(2);
        assertThat(cache.get("a")).isEqualTo(3);
    }

    @Test
    void changeThatTheAnswerHasSeen_dropsNothing() {
        var cache = cache(10, 10);
        cache.get("a");
        cache.changed(10, List.of("role:a"));
        assertThat(cache.get("a")).isEqualTo(1);
    }

    @Test
    void unknownKind_andReset_dropEverything() {
        var cache = cache(10, 10);
        cache.get("a");
        asOf.set(12);
        cache.changed(11, List.of("moon:1"));
        assertThat(cache.get("a")).isEqualTo(2);
        cache.reset(12);
        assertThat(cache.get("a")).isEqualTo(3);
        assertThat(cache.applied()).isEqualTo(12);
    }

    @Test
    void changeDuringALoad_loadsAgain() {
        List<LiveCache<String, Integer>> self = new ArrayList<>();
        var cache =
                new LiveCache<String, Integer>(
                        10,
                        new Semaphore(1_000),
                        key -> {
                            int n = loads.incrementAndGet();
                            if (n == 1) self.getFirst().changed(11, List.of("role:a"));
                            return new Loaded<>(n, n == 1 ? 10 : 11, Set.of("role:a"));
                        });
        self.add(cache);
        assertThat(cache.get("a")).isEqualTo(2);
    }

    @Test
    void loadsThatStayBehind_areRefused() {
        var cache = cache(10, 10);
        cache.changed(11, List.of("role:a"));
        assertThatThrownBy(() -> cache.get("a")).isInstanceOf(StateUnavailable.class);
        asOf.set(11);
        assertThat(cache.get("a")).isEqualTo(5);
    }

    @Test
    void memoryThatDoesNotReachBack_countsAsStale() {
        var cache = cache(10, 2);
        cache.changed(11, List.of("role:x"));
        cache.changed(12, List.of("role:y"));
        assertThat(cache.get("a")).isEqualTo(1);
        cache.changed(13, List.of("role:z"));
        assertThatThrownBy(() -> cache.get("b")).isInstanceOf(StateUnavailable.class);
        asOf.set(11);
        assertThat(cache.get("b")).isGreaterThan(1);
    }

    @Test
    void droppedAnswers_areNoLongerWatched() {
        var cache = cache(3, 10);
        for (int i = 0; i < 100; i++) cache.get("k" + i);
        assertThat(cache.watched()).isLessThanOrEqualTo(3);
        asOf.set(11);
        cache.changed(11, List.of("moon:1"));
        assertThat(cache.watched()).isZero();
    }

    @Test
    void failedLoad_isNotKept() {
        var cache =
                new LiveCache<String, Integer>(
                        10,
                        new Semaphore(1_000),
                        key -> {
                            if (loads.incrementAndGet() == 1) throw new StateUnavailable("down");
                            return new Loaded<>(7, 10, Set.of("role:a"));
                        });
        assertThatThrownBy(() -> cache.get("a")).hasMessage("down");
        assertThat(cache.get("a")).isEqualTo(7);
    }

    @Test
    void manyAtOnce_loadOnce() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        var cache =
                new LiveCache<String, Integer>(
                        10,
                        new Semaphore(1_000),
                        key -> {
                            try {
                                gate.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return new Loaded<>(loads.incrementAndGet(), 10, Set.of("role:a"));
                        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> got = new ArrayList<>();
            for (int i = 0; i < 50; i++) got.add(threads.submit(() -> cache.get("a")));
            gate.countDown();
            for (Future<Integer> future : got) assertThat(future.get()).isEqualTo(1);
        }
    }

    /** A caller that waits for another's load takes a place, too; a kept answer needs none. */
    @Test
    void asManyWaitAsMay_theNextIsRefusedAtOnce_andWhatIsKeptIsAnswered() throws Exception {
        int most = 3;
        CountDownLatch gate = new CountDownLatch(1);
        var places = new Semaphore(most);
        var cache =
                new LiveCache<String, Integer>(
                        10,
                        places,
                        key -> {
                            if (key.equals("slow")) {
                                try {
                                    gate.await();
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                            }
                            return new Loaded<>(loads.incrementAndGet(), 10, Set.of("role:a"));
                        });
        assertThat(cache.get("kept")).isEqualTo(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> got = new ArrayList<>();
            for (int i = 0; i < most; i++) got.add(threads.submit(() -> cache.get("slow")));
            while (places.availablePermits() > 0) Thread.onSpinWait();

            assertThatThrownBy(() -> cache.get("slow")).isInstanceOf(StateUnavailable.class);
            assertThatThrownBy(() -> cache.get("other")).isInstanceOf(StateUnavailable.class);
            assertThat(cache.get("kept")).isEqualTo(1);

            gate.countDown();
            for (Future<Integer> future : got) assertThat(future.get()).isEqualTo(2);
            assertThat(cache.get("other")).isEqualTo(3);
        }
    }
}

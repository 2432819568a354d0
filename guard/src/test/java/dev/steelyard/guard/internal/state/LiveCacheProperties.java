package dev.steelyard.guard.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.feed.StateUnavailable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Readers, writers and a teller of changes race: what {@code get} gives is never older than a
 * change whose {@code changed} had returned before the call. The value is the number of the last
 * change of what it depends on.
 */
class LiveCacheProperties {
    private static final int DEPENDENCIES = 6;
    private static final int KEYS = 8;

    @ParameterizedTest
    @CsvSource({
        "1,100,1000,0", "2,100,4,0", "3,3,1000,0", "4,3,4,0", "5,100,1,0", "6,1,2,0",
        "7,100,1000,1", "8,3,4,1", "9,1,1000,2", "10,100,4,2", "11,1,1000,1", "12,3,1,2"
    })
    void noStaleValueAfterChanged(int seed, int size, int remembered, int calls) throws Exception {
        World world = new World(seed, size, remembered, calls);
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            Future<?> teller = threads.submit(world::tell);
            List<Future<?>> readers =
                    IntStream.range(0, 4)
                            .<Future<?>>mapToObj(
                                    i -> threads.submit(() -> world.read(seed * 31 + i)))
                            .toList();
            try {
                for (Future<?> reader : readers) finish(reader);
            } finally {
                world.over.set(true);
            }
            finish(teller);
        }
        assertThat(world.applied()).isEqualTo(world.seq.get());
    }

    private static void finish(Future<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private static final class World {
        final AtomicBoolean over = new AtomicBoolean();
        final AtomicLong seq = new AtomicLong();
        private final long[] lastChange = new long[DEPENDENCIES];
        private final AtomicLongArray told = new AtomicLongArray(DEPENDENCIES);
        private final Random chance;
        private final LiveCache<Integer, Long> cache;

        /**
         * @param calls that loads are made in at once; 0: each by itself
         */
        World(int seed, int size, int remembered, int calls) {
            chance = new Random(seed);
            var limits = new BatchedLoader.Limits(calls, 3, KEYS, Duration.ofMinutes(5));
            cache =
                    new LiveCache<>(
                            size,
                            remembered,
                            new Semaphore(1_000),
                            calls == 0 ? this::load : new BatchedLoader<>(limits, this::loadAll));
        }

        long applied() {
            return cache.applied();
        }

        void tell() {
            while (!over.get()) {
                int dependency = chance.nextInt(DEPENDENCIES);
                long number;
                synchronized (lastChange) {
                    number = seq.incrementAndGet();
                    lastChange[dependency] = number;
                }
                pause(chance);
                int kind = chance.nextInt(50);
                if (kind == 0) cache.reset(number);
                else if (kind == 1) cache.changed(number, List.of("unheard-of:1"));
                else cache.changed(number, List.of("role:" + dependency));
                told.set(dependency, number);
                pause(chance);
            }
        }

        void read(int seed) {
            Random random = new Random(seed);
            for (int i = 0; i < 20_000; i++) {
                int key = random.nextInt(KEYS);
                long atLeast = Math.max(told.get(first(key)), told.get(second(key)));
                try {
                    assertThat(cache.get(key)).isGreaterThanOrEqualTo(atLeast);
                } catch (StateUnavailable e) {
                    // Changes came faster than loads: no answer is a good answer.
                    assertThat(e).hasMessageContaining("stays behind");
                }
            }
        }

        private LiveCache.Loaded<Long> load(int key) {
            return loadAll(List.of(key)).load(key);
        }

        /** All in one snapshot. */
        private LiveCache.Loader<Integer, Long> loadAll(List<Integer> keys) {
            Random random = new Random(System.nanoTime());
            pause(random);
            long asOf;
            Map<Integer, Long> values = new HashMap<>();
            synchronized (lastChange) {
                asOf = seq.get();
                for (int key : keys) {
                    values.put(key, Math.max(lastChange[first(key)], lastChange[second(key)]));
                }
            }
            pause(random);
            return key ->
                    new LiveCache.Loaded<>(
                            Objects.requireNonNull(values.get(key)),
                            asOf,
                            Set.of("role:" + first(key), "role:" + second(key)));
        }

        private static int first(int key) {
            return key % DEPENDENCIES;
        }

        private static int second(int key) {
            return (key * 5 + 1) % DEPENDENCIES;
        }

        private static void pause(Random random) {
            switch (random.nextInt(4)) {
                case 0 -> Thread.yield();
                case 1 -> {
                    for (int i = random.nextInt(2_000); i > 0; i--) Thread.onSpinWait();
                }
                default -> {}
            }
        }
    }
}

package dev.steelyard.guard.internal.state;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.steelyard.guard.feed.CacheMetrics;
import dev.steelyard.guard.feed.StateUnavailable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the authorization server's answers, from which every change at the server removes the
 * answers that it affects. Thread-safe.
 *
 * <p>After {@link #changed} has returned, {@link #get} returns nothing that a change up to then
 * made stale: cached answers are dropped, and a load under way is checked against the memory of
 * recent changes when it ends. Concurrent callers share the load of a key. Size is bounded by
 * count; a change costs in proportion to the answers that it affects.
 */
public final class LiveCache<K, V> {
    private static final int CHANGES_REMEMBERED = 16_384;
    private static final int ATTEMPTS = 4;

    /**
     * The result of a load.
     *
     * @param asOf the number of the last change that it has seen, read in the load's own snapshot
     * @param dependsOn the keys of the changes that make it stale
     */
    public record Loaded<V>(V value, long asOf, Set<String> dependsOn) {}

    /** Loads answers from their source. */
    @FunctionalInterface
    public interface Loader<K, V> {
        /** Loads one answer; an exception goes to all waiting callers, and nothing is cached. */
        Loaded<V> load(K key);
    }

    private final Loader<K, V> loader;
    private final Semaphore places;
    private final Cache<K, CacheEntry<K, V>> answers;
    private final DependencyIndex<K, V> index = new DependencyIndex<>();
    private final ConcurrentHashMap<K, CompletableFuture<V>> loading = new ConcurrentHashMap<>();

    // Guards `memory`, and makes "check an answer, then cache it" atomic against changes.
    private final Object judging = new Object();
    private final RecentChangeKeys memory;
    private volatile long applied;

    private final LongAdder hits = new LongAdder();
    private final LongAdder joined = new LongAdder();
    private final LongAdder loads = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder stale = new LongAdder();

    /**
     * An empty cache.
     *
     * @param places for callers that wait for a load, their own or a shared one; other caches and
     *     uses may share them
     */
    public LiveCache(int maximumSize, Semaphore places, Loader<K, V> loader) {
        this(maximumSize, CHANGES_REMEMBERED, places, loader);
    }

    LiveCache(int maximumSize, int changesRemembered, Semaphore places, Loader<K, V> loader) {
        this.loader = loader;
        this.places = places;
        this.memory = new RecentChangeKeys(changesRemembered);
        this.answers =
                Caffeine.newBuilder()
                        .maximumSize(maximumSize)
                        .<K, CacheEntry<K, V>>removalListener((key, old, cause) -> unindex(old))
                        .executor(Runnable::run)
                        .build();
    }

    /**
     * The answer for that key, loaded if need be.
     *
     * @throws StateUnavailable if loads stay behind the known changes; at once if a load is needed
     *     and the limit of waiting callers is reached
     */
    public V get(K key) {
        CacheEntry<K, V> kept = answers.getIfPresent(key);
        if (kept != null) {
            hits.increment();
            return kept.value;
        }
        if (!places.tryAcquire()) throw new StateUnavailable("too many wait for what is loaded");
        try {
            return awaited(key);
        } finally {
            places.release();
        }
    }

    private V awaited(K key) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> other = loading.putIfAbsent(key, mine);
        if (other == null) return load(key, mine);
        joined.increment();
        return await(other);
    }

    /**
     * Makes answers stale that depend on one of the keys; all of them, if a key is of an unknown
     * kind. Changes may come twice and out of order, so that a writer can report its own at once.
     */
    public void changed(long seq, Collection<String> keys) {
        synchronized (judging) {
            if (ChangeKeyChecker.known(keys)) {
                memory.changed(seq, keys);
                keys.forEach(dependency -> dropOlder(seq, index.dependents(dependency)));
            } else {
                memory.everythingChanged(seq);
                dropOlder(seq, List.copyOf(answers.asMap().values()));
            }
            applied = Math.max(applied, seq);
        }
    }

    /** Makes everything stale; changes follow from {@code head} on. */
    public void reset(long head) {
        synchronized (judging) {
            memory.reset(head);
            stale.add(answers.estimatedSize());
            answers.invalidateAll();
            applied = head;
        }
    }

    /** The highest known number; the follower of the changes tracks its own place. */
    public long applied() {
        return applied;
    }

    /** Metrics since the start. */
    public CacheMetrics figures() {
        return new CacheMetrics(
                hits.sum(),
                joined.sum(),
                loads.sum(),
                failed.sum(),
                stale.sum(),
                answers.estimatedSize());
    }

    /** The number of indexed dependencies: only those of cached answers. */
    int watched() {
        answers.cleanUp();
        return index.size();
    }

    private V load(K key, CompletableFuture<V> flight) {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                loads.increment();
                Loaded<V> loaded = loader.load(key);
                if (keep(key, loaded, flight)) {
                    flight.complete(loaded.value());
                    return loaded.value();
                }
            }
            throw new StateUnavailable("what was loaded stays behind the changes that were seen");
        } catch (Throwable failure) {
            failed.increment();
            loading.remove(key, flight);
            flight.completeExceptionally(failure);
            throw failure;
        }
    }

    private boolean keep(K key, Loaded<V> loaded, CompletableFuture<V> flight) {
        synchronized (judging) {
            if (!memory.unchangedSince(loaded.asOf(), loaded.dependsOn())) return false;
            CacheEntry<K, V> kept = new CacheEntry<>(key, loaded);
            index.add(kept);
            answers.put(key, kept);
            // In the same step: callers after the next change must not join this load.
            loading.remove(key, flight);
            return true;
        }
    }

    private void dropOlder(long seq, List<CacheEntry<K, V>> dependents) {
        for (CacheEntry<K, V> kept : dependents) {
            if (kept.asOf < seq && answers.asMap().remove(kept.key, kept)) stale.increment();
        }
    }

    private void unindex(@Nullable CacheEntry<K, V> old) {
        if (old != null) index.remove(old);
    }

    private static <V> V await(CompletableFuture<V> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            throw e;
        }
    }
}

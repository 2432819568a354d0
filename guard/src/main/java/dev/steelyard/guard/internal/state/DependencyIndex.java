package dev.steelyard.guard.internal.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An index from changed objects, such as a role, to the cached answers that their change makes
 * stale. Thread-safe by the map alone, without another lock, since the cache's removals call it
 * from any thread.
 */
final class DependencyIndex<K, V> {
    private final ConcurrentHashMap<String, Set<CacheEntry<K, V>>> dependents =
            new ConcurrentHashMap<>();

    void add(CacheEntry<K, V> kept) {
        for (String dependency : kept.dependsOn) {
            dependents.compute(
                    dependency,
                    (name, before) -> {
                        Set<CacheEntry<K, V>> set = before == null ? new HashSet<>() : before;
                        set.add(kept);
                        return set;
                    });
        }
    }

    void remove(CacheEntry<K, V> kept) {
        for (String dependency : kept.dependsOn) {
            dependents.computeIfPresent(
                    dependency,
                    (name, set) -> {
                        set.remove(kept);
                        return set.isEmpty() ? null : set;
                    });
        }
    }

    /** A copy, so that the caller may remove its elements from the cache. */
    List<CacheEntry<K, V>> dependents(String dependency) {
        List<CacheEntry<K, V>> copy = new ArrayList<>();
        dependents.computeIfPresent(
                dependency,
                (name, set) -> {
                    copy.addAll(set);
                    return set;
                });
        return copy;
    }

    int size() {
        return dependents.size();
    }
}

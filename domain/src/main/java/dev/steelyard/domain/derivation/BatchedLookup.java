package dev.steelyard.domain.derivation;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Values by key. Each key is looked up once, and keys that are announced ahead in one call. Used by
 * one thread.
 */
final class BatchedLookup<K, V> {
    private final Function<Collection<K>, Map<K, V>> source;
    private final Map<K, Optional<V>> known = new HashMap<>();

    /**
     * @param source answers those that there are
     */
    BatchedLookup(Function<Collection<K>, Map<K, V>> source) {
        this.source = source;
    }

    /** Looks for those that were not looked for before. */
    void ahead(Collection<K> keys) {
        var unknown = new LinkedHashSet<>(keys);
        unknown.removeAll(known.keySet());
        if (unknown.isEmpty()) {
            return;
        }
        var found = source.apply(unknown);
        unknown.forEach(key -> known.put(key, Optional.ofNullable(found.get(key))));
    }

    Optional<V> get(K key) {
        ahead(List.of(key));
        return known.getOrDefault(key, Optional.empty());
    }
}

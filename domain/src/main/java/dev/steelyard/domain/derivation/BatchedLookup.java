package dev.steelyard.domain.derivation;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks up stored objects by key, such as roles by id, with one query for many keys and at most one
 * lookup of each key. Keys announced in advance share one call. Used by one thread.
 */
final class BatchedLookup<K, V> {
    private final Function<Collection<K>, Map<K, V>> source;
    private final Map<K, Optional<V>> known = new HashMap<>();

    /**
     * @param source answers the values that exist
     */
    BatchedLookup(Function<Collection<K>, Map<K, V>> source) {
        this.source = source;
    }

    /** Looks up those keys that were not looked up before. */
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

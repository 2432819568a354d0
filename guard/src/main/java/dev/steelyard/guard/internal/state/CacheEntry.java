package dev.steelyard.guard.internal.state;

import java.util.Set;

/**
 * One cached answer of the authorization server, with the keys of those objects, such as roles,
 * whose change makes it outdated. A class and not a record: two loads may give equal answers, and
 * the index must tell the replaced one from the current one.
 */
final class CacheEntry<K, V> {
    final K key;
    final V value;
    final long asOf;
    final Set<String> dependsOn;

    CacheEntry(K key, LiveCache.Loaded<V> loaded) {
        this.key = key;
        this.value = loaded.value();
        this.asOf = loaded.asOf();
        this.dependsOn = Set.copyOf(loaded.dependsOn());
    }
}

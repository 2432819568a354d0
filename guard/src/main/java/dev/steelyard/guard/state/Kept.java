package dev.steelyard.guard.state;

import java.util.Set;

/**
 * An answer as the cache keeps it. A class and not a record: two loads may give the same, and the
 * index must tell the one that was replaced from the one that is kept.
 */
final class Kept<K, V> {
    final K key;
    final V value;
    final long asOf;
    final Set<String> dependsOn;

    Kept(K key, LiveCache.Loaded<V> loaded) {
        this.key = key;
        this.value = loaded.value();
        this.asOf = loaded.asOf();
        this.dependsOn = Set.copyOf(loaded.dependsOn());
    }
}

package dev.steelyard.cli.audit.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which keys are trusted, and why. A seal of a trusted key may name the key that follows it, and by
 * that vouches for it. For one thread.
 */
final class TrustedKeys {
    private final Map<String, KeyUse> keys = new LinkedHashMap<>();
    private final boolean found;

    /**
     * @param told thumbprints of the keys that are trusted; empty: whatever signed the first seal
     */
    TrustedKeys(Set<String> told) {
        told.forEach(key -> keys.put(key, new KeyUse(KeyUse.Why.TOLD, 0)));
        found = told.isEmpty();
    }

    /** Whether to trust what {@code key} signed first in the file. */
    boolean begins(String key) {
        if (found) {
            keys.putIfAbsent(key, new KeyUse(KeyUse.Why.FOUND, 0));
        }
        return trusts(key);
    }

    /**
     * Whether to trust {@code key}.
     *
     * @return also true where that was answered before: it is one finding, not one for each seal
     */
    boolean trusts(String key) {
        return keys.containsKey(key) && why(key) != KeyUse.Why.UNKNOWN;
    }

    /** Whether nobody asked about it before. */
    boolean isNew(String key) {
        return keys.putIfAbsent(key, new KeyUse(KeyUse.Why.UNKNOWN, 0)) == null;
    }

    void sealed(String key) {
        keys.computeIfPresent(key, (_, known) -> known.more());
    }

    void name(String key) {
        if (!trusts(key)) {
            keys.put(key, new KeyUse(KeyUse.Why.NAMED, 0));
        }
    }

    private KeyUse.Why why(String key) {
        return keys.getOrDefault(key, new KeyUse(KeyUse.Why.UNKNOWN, 0)).why();
    }

    Map<String, KeyUse> keys() {
        return new LinkedHashMap<>(keys);
    }
}

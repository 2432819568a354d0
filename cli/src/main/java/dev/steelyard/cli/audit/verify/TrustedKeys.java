package dev.steelyard.cli.audit.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The signing keys that the verifier of an audit export trusts, each with the reason. A seal of a
 * trusted key may name the next key, which is then trusted too. For one thread.
 */
final class TrustedKeys {
    private final Map<String, KeyUse> keys = new LinkedHashMap<>();
    private final boolean found;

    /**
     * @param told thumbprints of the keys to trust; empty: the key of the first seal
     */
    TrustedKeys(Set<String> told) {
        told.forEach(key -> keys.put(key, new KeyUse(KeyUse.Why.TOLD, 0)));
        found = told.isEmpty();
    }

    /** Whether to trust {@code key}, the first in the file. */
    boolean begins(String key) {
        if (found) {
            keys.putIfAbsent(key, new KeyUse(KeyUse.Why.FOUND, 0));
        }
        return trusts(key);
    }

    /** Whether {@code key} is trusted. */
    boolean trusts(String key) {
        return keys.containsKey(key) && why(key) != KeyUse.Why.UNKNOWN;
    }

    /** Records an unknown key as untrusted; false where the key is recorded already. */
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

package dev.steelyard.domain.key;

import java.time.Instant;
import java.util.List;

/**
 * Stores the server's token signing keys, with the private keys encrypted. {@code Transaction}
 * describes versions.
 */
public interface StoredKeys {
    /** Locks the keys until the transaction ends: for rules that read all keys, then write. */
    void lock();

    /**
     * @return false where another key of its algorithm has no end yet; nothing was written then
     */
    boolean insert(StoredKey key);

    /**
     * Lets a key that has no end yet stop signing at {@code at}.
     *
     * @return false where there is none, or its end is known
     */
    boolean end(String kid, Instant at);

    /**
     * Lets a key that would begin later begin at {@code at}, and the one before it end then.
     *
     * @return false where there is none, or it begins as early
     */
    boolean advance(String kid, Instant at);

    boolean remove(String kid);

    /** Replaces {@link StoredKey#sealedPrivate}: the same key, under another master key. */
    boolean reseal(String kid, byte[] sealedPrivate);

    /** All stored keys, oldest first. */
    List<StoredKey> list();
}

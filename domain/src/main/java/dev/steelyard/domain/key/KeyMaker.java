package dev.steelyard.domain.key;

import java.util.Optional;

/** Makes signing keys, and seals all that is kept sealed. Thread-safe. */
public interface KeyMaker {
    /**
     * A new key without an end, which would sign at once. An RSA key takes a tenth of a second:
     * never in a transaction.
     */
    StoredKey make(String algorithm);

    /** The JWK thumbprint of the public half (RFC 7638). */
    String thumbprint(StoredKey key);

    /** Seals something for {@code label}. */
    Sealed seal(String label, byte[] plain);

    /** Whether two master keys are known: the one to come, and the one before it. */
    boolean changing();

    /** Whether it is sealed under the master key to come, or the only one. */
    boolean current(Sealed sealed);

    /** The same, sealed under the master key to come; empty where it is already. */
    Optional<byte[]> resealed(Sealed sealed);
}

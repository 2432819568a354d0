package dev.steelyard.domain.key;

import java.util.Optional;

/**
 * Generates the server's token signing keys. Also encrypts private keys and secrets for storage.
 * Thread-safe.
 */
public interface KeyMaker {
    /**
     * A new key without an end that could sign at once. An RSA key takes a tenth of a second: never
     * in a transaction.
     */
    StoredKey make(String algorithm);

    /** The JWK thumbprint of the public half (RFC 7638). */
    String thumbprint(StoredKey key);

    /** Seals {@code plain} for {@code label}. */
    EncryptedValue seal(String label, byte[] plain);

    /** Whether two master keys are known: the new one and the old one. */
    boolean changing();

    /** Whether it is sealed under the new master key, or the only one. */
    boolean current(EncryptedValue sealed);

    /** The content sealed under the new master key; empty where it is already. */
    Optional<byte[]> resealed(EncryptedValue sealed);
}

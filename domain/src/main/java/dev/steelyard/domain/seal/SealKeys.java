package dev.steelyard.domain.seal;

import java.util.Optional;

/** Provides the ES256 keys that sign batches of the audit log. Thread-safe. */
public interface SealKeys {
    /** The key that signs now. */
    SealKey current();

    /** A stored key, by its thumbprint. */
    Optional<SealKey> find(String thumbprint);
}

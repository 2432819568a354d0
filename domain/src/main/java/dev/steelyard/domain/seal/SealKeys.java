package dev.steelyard.domain.seal;

import java.util.Optional;

/** The keys that sign seals. Thread-safe. */
public interface SealKeys {
    /** The one that signs now. */
    SealKey current();

    /** One that is kept still, by its thumbprint. */
    Optional<SealKey> find(String thumbprint);
}

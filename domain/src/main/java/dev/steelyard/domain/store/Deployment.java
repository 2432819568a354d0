package dev.steelyard.domain.store;

import java.util.Optional;

/** Stores the issuer URL to which the database belongs. */
public interface Deployment {
    /** The issuer that the store belongs to, if it belongs to any yet. */
    Optional<String> issuer();

    /**
     * Assigns the store to {@code issuer} if it belongs to none yet; answers the issuer that it
     * belongs to.
     */
    String claim(String issuer);

    /** Assigns the store to {@code issuer}. */
    void rename(String issuer);
}

package dev.steelyard.domain.store;

import java.util.Optional;

/** What the store was made for. */
public interface Deployment {
    /** The issuer that the store belongs to, if it belongs to any yet. */
    Optional<String> issuer();

    /**
     * The issuer that the store belongs to: {@code issuer} from now on, if it belongs to none yet.
     */
    String claim(String issuer);

    /** It belongs to {@code issuer} from now on. */
    void rename(String issuer);
}

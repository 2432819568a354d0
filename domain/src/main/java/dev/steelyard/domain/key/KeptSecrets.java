package dev.steelyard.domain.key;

import java.util.List;
import java.util.Optional;

/**
 * Secrets that are never changed, though some end: of the deployment, and such as others gave it.
 * Stores kept secrets.
 */
public interface KeptSecrets {
    /** Keeps {@code secret}, unless one of that name is kept; the one that is kept then. */
    Sealed claim(Sealed secret);

    /** The same secret, under another master key. */
    boolean reseal(Sealed secret);

    Optional<Sealed> find(String name);

    List<Sealed> list();

    void remove(String name);
}

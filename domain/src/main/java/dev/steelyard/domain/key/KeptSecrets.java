package dev.steelyard.domain.key;

import java.util.List;

/** Secrets of the deployment that are never changed. The store of these. */
public interface KeptSecrets {
    /** Keeps {@code secret}, unless one of that name is kept; the one that is kept then. */
    Sealed claim(Sealed secret);

    /** The same secret, under another master key. */
    boolean reseal(Sealed secret);

    List<Sealed> list();
}

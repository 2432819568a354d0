package dev.steelyard.domain.key;

import java.util.List;
import java.util.Optional;

/**
 * Stores secrets of the server and of third parties, encrypted under the master key. They never
 * change, though some end.
 */
public interface EncryptedSecrets {
    /** Inserts {@code secret} unless one of that name is stored; answers the stored one. */
    EncryptedValue claim(EncryptedValue secret);

    /** Replaces the secret by its form under another master key. */
    boolean reseal(EncryptedValue secret);

    Optional<EncryptedValue> find(String name);

    List<EncryptedValue> list();

    void remove(String name);
}

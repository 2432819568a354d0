package dev.steelyard.program.crypto;

import dev.steelyard.domain.store.Store;
import dev.steelyard.program.settings.MasterKeySettings;
import dev.steelyard.server.keys.MasterKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The current and the previous master key, which encrypt the secrets in the database. Each is read
 * from the configuration or a file in the data folder ({@code master.key}, and during a change
 * {@code master.key.previous}). A key is created only where neither has it and nothing was ever
 * encrypted.
 */
public final class MasterKeys {
    private final byte @Nullable [] key;
    private final byte @Nullable [] previous;
    private final MasterKeyFile file;
    private final SecureRandom random;

    private MasterKeys(
            byte @Nullable [] key,
            byte @Nullable [] previous,
            MasterKeyFile file,
            SecureRandom random) {
        this.key = key;
        this.previous = previous;
        this.file = file;
        this.random = random;
    }

    /**
     * Looks for the keys, without any change.
     *
     * @throws IllegalArgumentException where a file doesn't hold 64 hex digits (they are not
     *     repeated), or every user of the machine can read it
     */
    public static MasterKeys find(MasterKeySettings settings, Path data, SecureRandom random) {
        var file = new MasterKeyFile(data.resolve("master.key"));
        return new MasterKeys(
                bytes(settings.key(), file),
                bytes(settings.previous(), new MasterKeyFile(data.resolve("master.key.previous"))),
                file,
                random);
    }

    private static byte @Nullable [] bytes(@Nullable String configured, MasterKeyFile file) {
        var text = configured == null ? file.read().orElse(null) : configured;
        if (text == null) {
            return null;
        }
        try {
            var bytes = HexFormat.of().parseHex(text);
            if (bytes.length == MasterKey.LENGTH) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one refusal below: the cause repeats the file's content.
        }
        throw new IllegalArgumentException(
                "the master key must be 64 hex digits: check " + file.path());
    }

    /** The master key that seals now; empty: there is none yet. The store is not asked. */
    public Optional<MasterKey> existing() {
        return key == null ? Optional.empty() : Optional.of(new MasterKey(key, previous, random));
    }

    /**
     * The master key for {@code store}.
     *
     * @throws IllegalStateException where there is none and the store holds keys that were sealed
     *     under one; no file is created then
     */
    public MasterKey of(Store store) {
        if (key != null) {
            return new MasterKey(key, previous, random);
        }
        if (previous != null || !store.read(tx -> tx.keys().list()).isEmpty()) {
            throw new IllegalStateException(
                    "the master key is missing, and the store holds signing keys that were sealed"
                            + " under it: put "
                            + file.path()
                            + " back, or set STEELYARD_MASTER_KEY; nothing was changed");
        }
        var made = new byte[MasterKey.LENGTH];
        random.nextBytes(made);
        file.make(HexFormat.of().formatHex(made));
        return new MasterKey(made, random);
    }
}

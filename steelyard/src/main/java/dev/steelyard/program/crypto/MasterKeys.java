package dev.steelyard.program.crypto;

import dev.steelyard.domain.store.Store;
import dev.steelyard.server.keys.MasterKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the master key comes from: the configuration, or files of the data folder ({@code
 * master.key}, and during a change {@code master.key.previous}). Made only where neither is there
 * and nothing was ever sealed.
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
     * Looks for the keys, and changes nothing.
     *
     * @param configured 64 hex digits; empty: look into {@code data}
     * @param configuredPrevious as {@code configured}
     * @throws IllegalArgumentException where one is not 64 hex digits (the text is not repeated),
     *     or everybody can read its file
     */
    public static MasterKeys find(
            String configured, String configuredPrevious, Path data, SecureRandom random) {
        var file = new MasterKeyFile(data.resolve("master.key"));
        var previousFile = new MasterKeyFile(data.resolve("master.key.previous"));
        var key = bytes(configured, "STEELYARD_MASTER_KEY", file);
        var previous = bytes(configuredPrevious, "STEELYARD_MASTER_KEY_PREVIOUS", previousFile);
        return new MasterKeys(key.orElse(null), previous.orElse(null), file, random);
    }

    private static Optional<byte[]> bytes(String configured, String variable, MasterKeyFile file) {
        var text = configured.isEmpty() ? file.read() : Optional.of(configured.strip());
        try {
            return text.map(HexFormat.of()::parseHex).map(MasterKeys::whole);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the master key must be 64 hex digits: look at "
                            + (configured.isEmpty() ? file.path() : variable));
        }
    }

    private static byte[] whole(byte[] bytes) {
        if (bytes.length != MasterKey.LENGTH) {
            throw new IllegalArgumentException("too short, or too long");
        }
        return bytes;
    }

    /**
     * The master key for {@code store}.
     *
     * @throws IllegalStateException where there is none and the store holds keys that were sealed
     *     under one; no file is made then
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

package dev.steelyard.program.crypto;

import dev.steelyard.server.keys.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** Where the master key comes from: the configuration, or a file that only its owner can read. */
public final class MasterKeyFile {
    private MasterKeyFile() {}

    /**
     * The key in {@code configured} (64 hex digits), or in {@code master.key} of {@code data},
     * which is made if it is missing.
     *
     * @throws IllegalArgumentException where it is not 64 hex digits; the text is not repeated
     */
    public static MasterKey read(String configured, Path data, SecureRandom random) {
        var file = data.resolve("master.key");
        var text = configured.isEmpty() ? readOrMake(file, random) : configured;
        try {
            return new MasterKey(HexFormat.of().parseHex(text.strip()), random);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the master key must be 64 hex digits: look at "
                            + (configured.isEmpty() ? file : "STEELYARD_MASTER_KEY"));
        }
    }

    private static String readOrMake(Path file, SecureRandom random) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file);
            }
            var key = new byte[MasterKey.LENGTH];
            random.nextBytes(key);
            var text = HexFormat.of().formatHex(key);
            Files.createDirectories(file.toAbsolutePath().getParent());
            var owner = PosixFilePermissions.fromString("rw-------");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
            Files.write(file, Set.of(text), StandardOpenOption.DSYNC);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException("the master key can't be kept in " + file, e);
        }
    }
}

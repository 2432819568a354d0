package dev.steelyard.program.demo;

import dev.steelyard.admin.Management;
import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.http.answer.Json;
import dev.steelyard.program.Node;
import dev.steelyard.server.settings.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;

/**
 * The example data of {@code steelyard demo}, created once in an empty database and described in
 * the file {@code demo.json}.
 */
public final class Demo {
    private Demo() {}

    /**
     * Returns the content of {@code demo.json}, created now or read from the file.
     *
     * @param kept the file, which only its owner can read
     * @throws IllegalStateException where the store or the file holds something else
     */
    public static Map<String, Object> plant(Node node, String api, Path kept) {
        var core = node.core();
        if (Files.exists(kept)) {
            var demo = read(kept);
            if (!DemoSeed.holds(core.management(), demo)) {
                throw new IllegalStateException(
                        kept
                                + " belongs to another database: use that database, or another data folder"
                                + " for this one");
            }
            return demo;
        }
        if (!DemoSeed.isEmpty(core.management())) {
            throw new IllegalStateException(
                    "the store is not empty and holds no demonstration: use an empty database or"
                            + " another data folder, or start with `serve`");
        }
        var addresses = DemoAddresses.of(core.settings(), api);
        // Its users don't exist, and accept at once.
        var management = new Management(core.management().context().withoutMail());
        var demo = new DemoSeed(management, addresses, InstantSource.system(), password()).plant();
        write(kept, demo);
        return demo;
    }

    /**
     * Checks the addresses before anything is opened: clients, tokens and the API keep those with
     * which the demonstration was created, so it would not work at others.
     *
     * @param kept as for {@link #plant}
     * @throws ConfigurationError it was created with other addresses
     */
    public static void check(ServerSettings settings, String api, Path kept) {
        if (!Files.exists(kept)) {
            return;
        }
        var asked = DemoAddresses.of(settings, api);
        var demo = read(kept);
        if (!asked.issuer().equals(demo.get("issuer")) || !asked.api().equals(demo.get("api"))) {
            throw new ConfigurationError(
                    "%s: this demonstration was made for the issuer %s and the API at %s, not for %s and %s. Start it with those addresses and their ports, or make a new one in another folder: --data FOLDER"
                            .formatted(
                                    kept,
                                    demo.get("issuer"),
                                    demo.get("api"),
                                    asked.issuer(),
                                    asked.api()));
        }
    }

    /** Writes {@code demo} for later reading; the file appears complete or not at all. */
    public static void write(Path file, Map<String, Object> demo) {
        try {
            var folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            var owner = PosixFilePermissions.fromString("rw-------");
            var fresh =
                    Files.createTempFile(
                            folder, "demo", ".json", PosixFilePermissions.asFileAttribute(owner));
            Files.write(
                    fresh, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(demo));
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("demo.json can't be written", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(Path kept) {
        try {
            return Json.MAPPER.readValue(Files.readAllBytes(kept), Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException("demo.json can't be read", e);
        }
    }

    private static String password() {
        var bytes = new byte[5];
        new SecureRandom().nextBytes(bytes);
        return "weigh-" + HexFormat.of().formatHex(bytes);
    }
}

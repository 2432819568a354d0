package dev.steelyard.program.demo;

import dev.steelyard.program.Node;
import dev.steelyard.server.http.Json;
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

/** Plants the demonstration once and keeps what it prints beside the store. */
public final class Demo {
    private Demo() {}

    /**
     * What {@code demo.json} holds: planted now, or kept from the time when it was.
     *
     * @param kept the file, which only its owner can read
     * @throws IllegalStateException where the store holds something else
     */
    public static Map<String, Object> plant(Node node, String api, Path kept) {
        var core = node.core();
        if (Files.exists(kept)) {
            return read(kept);
        }
        if (!DemoSeed.isEmpty(core.management())) {
            throw new IllegalStateException(
                    "the store is not empty and holds no demonstration: name an empty database or"
                            + " another data folder, or start with `serve`");
        }
        var settings = core.settings();
        var addresses = new DemoAddresses(settings.issuer().toString(), settings.management(), api);
        var demo =
                new DemoSeed(core.management(), addresses, InstantSource.system(), password())
                        .plant();
        write(kept, demo);
        return demo;
    }

    /** Writes {@code demo} for others to read when they need it; it appears whole or not at all. */
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

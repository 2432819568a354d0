package dev.steelyard.e2e.process;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the source repository and the built JAR files in it. */
public final class Repository {
    private Repository() {}

    /** Above {@code e2e/target/classes}, and above {@code e2e/target/steelyard-e2e.jar}. */
    public static Path root() {
        try {
            var loaded = Repository.class.getProtectionDomain().getCodeSource().getLocation();
            return Path.of(loaded.toURI()).resolve("../../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("this program was loaded from no file", e);
        }
    }

    /** A program; throws IllegalStateException where it is not built. */
    public static Path jar(String path) {
        var jar = root().resolve(path);
        if (!Files.exists(jar)) {
            throw new IllegalStateException(path + " is not there: build it, as ./run does");
        }
        return jar;
    }
}

package dev.steelyard.domain.user;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The bundled list of common passwords. Read once, at its first use. */
final class CommonPasswords {
    private static final String FILE = "common-passwords.txt";

    private CommonPasswords() {}

    /**
     * Whether the list has {@code password}.
     *
     * @param password in lower case
     */
    static boolean contain(String password) {
        return Loaded.ALL.contains(password);
    }

    private static final class Loaded {
        static final Set<String> ALL = read();

        private static Set<String> read() {
            try (var in = CommonPasswords.class.getResourceAsStream(FILE)) {
                if (in == null) {
                    throw new IllegalStateException("Missing in this build: " + FILE);
                }
                return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .lines()
                        .filter(line -> !line.startsWith("# "))
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

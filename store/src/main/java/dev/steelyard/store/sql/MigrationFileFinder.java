package dev.steelyard.store.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** Finds the SQL migration files of this program and their highest version. */
final class MigrationFileFinder {
    private static final String FIRST = "/db/migration/V1__schema.sql";
    private static final Pattern NAME = Pattern.compile("(?:.*/)?db/migration/V(\\d+)__\\w+\\.sql");

    private MigrationFileFinder() {}

    /** The version of the newest. */
    static int newest() {
        try {
            return names().stream()
                    .map(NAME::matcher)
                    .filter(name -> name.matches())
                    .mapToInt(name -> Integer.parseInt(name.group(1)))
                    .max()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The checksum of version 1, as Flyway computes it: of its lines without their ends. */
    static int checksumOfFirst() {
        var sum = new CRC32();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(first().openStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (int) sum.getValue();
    }

    private static List<String> names() throws IOException {
        if (first().openConnection() instanceof JarURLConnection jar) {
            return jar.getJarFile().stream().map(ZipEntry::getName).toList();
        }
        try (var files = Files.list(Path.of(first().toURI()).resolveSibling("."))) {
            return files.map(Path::normalize).map(Path::toString).toList();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL first() {
        return Objects.requireNonNull(MigrationFileFinder.class.getResource(FIRST));
    }
}

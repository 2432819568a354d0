package dev.steelyard.manage;

import dev.steelyard.store.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fresh, empty databases; for PostgreSQL the stores have more patience than in earnest: several
 * nodes and many threads ask for connections at once.
 */
final class Databases {
    private static final String SQLITE = "sqlite:";
    private static final String PATIENT = "?connectTimeout=120&socketTimeout=300";
    private static final Duration START = Duration.ofMinutes(3);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();
    }

    private static final class Migrated {
        static final Path FILE = file();

        private static Path file() {
            var url = sqlite();
            Migrations.migrate(url);
            return Path.of(url.substring(SQLITE.length()));
        }
    }

    private Databases() {}

    static String sqlite() {
        try {
            var folder = Files.createTempDirectory("steelyard-manage");
            folder.toFile().deleteOnExit();
            return SQLITE + folder.resolve("steelyard.db");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String postgres() {
        var name = "manage" + NUMBER.incrementAndGet();
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var port = Server.POSTGRES.getPort();
        return "postgresql://postgres:postgres@localhost:" + port + "/" + name + PATIENT;
    }

    /** As the program does; a file that isn't there yet is copied from one that was migrated. */
    static void migrate(String url) {
        if (url.startsWith(SQLITE)) {
            var file = Path.of(url.substring(SQLITE.length()));
            if (!Files.exists(file)) {
                copy(Migrated.FILE, file);
            }
        }
        Migrations.migrate(url);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of its own. */
    static EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder()
                .setPGStartupWait(START)
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .start();
    }

    private static EmbeddedPostgres start() {
        try {
            return server();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.steelyard.manage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fresh, empty databases; for PostgreSQL the stores have more patience than in earnest: several
 * nodes and many threads ask for connections at once.
 */
final class Databases {
    private static final String PATIENT = "?connectTimeout=120&socketTimeout=300";
    private static final Duration START = Duration.ofMinutes(3);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();
    }

    private Databases() {}

    static String sqlite() {
        try {
            var folder = Files.createTempDirectory("steelyard-manage");
            folder.toFile().deleteOnExit();
            return "sqlite:" + folder.resolve("steelyard.db");
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

    /** One of its own. */
    static EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder().setPGStartupWait(START).start();
    }

    private static EmbeddedPostgres start() {
        try {
            return server();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

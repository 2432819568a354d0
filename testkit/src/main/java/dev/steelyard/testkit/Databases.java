package dev.steelyard.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fresh, empty databases; one PostgreSQL server for the whole JVM. There the stores wait longer for
 * connections than in production: several nodes and many threads ask for them at once.
 */
public final class Databases {
    /** In seconds. */
    private static final String PATIENT = "?connectTimeout=120&socketTimeout=300";

    private static final Duration START = Duration.ofMinutes(3);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Begun by the first test that needs it. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = server();
    }

    private Databases() {}

    /** The URL of a fresh SQLite database. */
    public static String sqlite() {
        try {
            var folder = Files.createTempDirectory("steelyard");
            folder.toFile().deleteOnExit();
            return "sqlite:" + folder.resolve("steelyard.db");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URL of a fresh PostgreSQL database. */
    public static String postgres() {
        return postgres(Server.POSTGRES) + PATIENT;
    }

    /** The URL of a fresh database of that server. */
    public static String postgres(EmbeddedPostgres server) {
        var name = "steelyard" + NUMBER.incrementAndGet();
        execute(server, "CREATE DATABASE " + name);
        return "postgresql://postgres:postgres@localhost:" + server.getPort() + "/" + name;
    }

    /** A PostgreSQL server for one test, which closes it. */
    public static EmbeddedPostgres server() {
        return start(EmbeddedPostgres.builder());
    }

    /** A PostgreSQL server that is started again later, with the data that it had. */
    public static EmbeddedPostgres server(Path folder, int port) {
        return start(
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("data"))
                        .setCleanDataDirectory(false)
                        .setPort(port));
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
        try {
            return builder.setPGStartupWait(START).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Executes a statement at the server of {@link #postgres()}. */
    public static void postgresExecute(String statement) {
        execute(Server.POSTGRES, statement);
    }

    public static void execute(EmbeddedPostgres server, String statement) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

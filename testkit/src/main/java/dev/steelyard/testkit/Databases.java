package dev.steelyard.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Creates fresh, empty databases for tests, with one PostgreSQL server for the whole JVM. There the
 * stores wait longer for connections than in production: several nodes and many threads ask for
 * them at once.
 */
public final class Databases {
    private static final String SQLITE = "sqlite:";

    /** In seconds. */
    private static final String PATIENT = "?connectTimeout=120&socketTimeout=300";

    private static final Duration START = Duration.ofMinutes(3);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** One migrated database of each kind, by its URL: migrations take long. */
    private static final Map<Database, String> MIGRATED = new ConcurrentHashMap<>();

    /** Begun by the first test that needs it. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES =
                start(
                        EmbeddedPostgres.builder()
                                .setServerConfig("fsync", "off")
                                .setServerConfig("full_page_writes", "off"));
    }

    private Databases() {}

    /** The URL of a fresh SQLite database. */
    public static String sqlite() {
        try {
            var folder = Files.createTempDirectory("steelyard");
            folder.toFile().deleteOnExit();
            return SQLITE + folder.resolve("steelyard.db");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Migrates a database as {@code migrator} does, to which its URL is given. A SQLite file that
     * is not there yet is copied from one that was migrated before.
     */
    public static void migrate(String url, Consumer<String> migrator) {
        if (url.startsWith(SQLITE) && !Files.exists(file(url))) {
            copy(
                    file(
                            MIGRATED.computeIfAbsent(
                                    Database.SQLITE, _ -> migrated(sqlite(), migrator))),
                    file(url));
        }
        migrator.accept(url);
    }

    /** The URL of a fresh PostgreSQL database that was migrated. */
    static String postgres(Consumer<String> migrator) {
        var template =
                MIGRATED.computeIfAbsent(Database.POSTGRES, _ -> migrated(postgres(), migrator));
        var name = "steelyard" + NUMBER.incrementAndGet();
        execute(Server.POSTGRES, "CREATE DATABASE " + name + " TEMPLATE " + name(template));
        return url(Server.POSTGRES, name) + PATIENT;
    }

    private static String migrated(String url, Consumer<String> migrator) {
        migrator.accept(url);
        return url;
    }

    private static Path file(String url) {
        return Path.of(url.substring(SQLITE.length()));
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    }

    private static String url(EmbeddedPostgres server, String name) {
        return "postgresql://postgres:postgres@localhost:" + server.getPort() + "/" + name;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
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
        return url(server, name);
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

    /** Executes a statement at the database of a URL, beside its store. */
    public static void execute(String url, String statement) {
        var jdbc =
                "jdbc:"
                        + (url.startsWith(SQLITE)
                                ? url
                                : url(Server.POSTGRES, name(url)).replace("postgres:postgres@", "")
                                        + "?user=postgres&password=postgres");
        try (var connection = DriverManager.getConnection(jdbc);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
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

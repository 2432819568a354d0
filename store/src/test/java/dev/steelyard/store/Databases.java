package dev.steelyard.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fresh, empty databases; one PostgreSQL server for the whole JVM, for which the stores have more
 * patience than in earnest: many tests ask for connections in a crowd.
 */
final class Databases {
    private static final String PATIENT = "?connectTimeout=120&socketTimeout=300";
    static final Duration START = Duration.ofMinutes(3);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();
    }

    /** What migrations make, once for the whole JVM. */
    private static final class MigratedFile {
        static final Path FILE = file(migrated(sqlite()));
    }

    /** What migrations make, once for the whole JVM. */
    private static final class MigratedDatabase {
        static final String NAME = name(migrated(postgres()));
    }

    private Databases() {}

    static String sqlite() {
        try {
            var folder = Files.createTempDirectory("steelyard-store");
            folder.toFile().deleteOnExit();
            return "sqlite:" + folder.resolve("steelyard.db");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String postgres() {
        return postgres(Server.POSTGRES) + PATIENT;
    }

    /** A migrated one. */
    static String migratedSqlite() {
        var url = sqlite();
        try {
            Files.copy(MigratedFile.FILE, file(url));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return url;
    }

    /** A migrated one. */
    static String migratedPostgres() {
        var name = "steelyard" + NUMBER.incrementAndGet();
        execute(Server.POSTGRES, "CREATE DATABASE " + name + " TEMPLATE " + MigratedDatabase.NAME);
        return url(Server.POSTGRES, name) + PATIENT;
    }

    private static String migrated(String url) {
        Migrations.migrate(url);
        return url;
    }

    private static Path file(String url) {
        return Path.of(url.substring("sqlite:".length()));
    }

    private static String url(EmbeddedPostgres server, String name) {
        return "postgresql://postgres:postgres@localhost:" + server.getPort() + "/" + name;
    }

    static String postgres(EmbeddedPostgres server) {
        var name = "steelyard" + NUMBER.incrementAndGet();
        execute(server, "CREATE DATABASE " + name);
        return url(server, name);
    }

    /** Tells the server of {@link #postgres()} to do something. */
    static void postgresExecute(String statement) {
        execute(Server.POSTGRES, statement);
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name of PostgreSQL's database that has this URL. */
    static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(START)
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

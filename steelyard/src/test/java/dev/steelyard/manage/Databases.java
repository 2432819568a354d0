package dev.steelyard.manage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** Fresh, empty databases. */
final class Databases {
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
        return "postgresql://postgres:postgres@localhost:" + port + "/" + name;
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.steelyard.server;

import dev.steelyard.domain.store.Store;
import dev.steelyard.server.keys.MasterKey;
import dev.steelyard.store.Migrations;
import dev.steelyard.store.sqlite.SqliteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The whole server over a real store of its own, on any free port, with a clock to move. */
final class RunningServer implements AutoCloseable {
    static final String ISSUER = "http://localhost:8080/oidc";

    final MovedClock clock = new MovedClock();
    final QuickHasher hasher = new QuickHasher();
    final Platform platform;
    final Store store;
    final Core core;
    private final AuthorizationServer server;

    RunningServer(String issuer) {
        var file = folder().resolve("store.db");
        Migrations.migrate("sqlite:" + file);
        store = SqliteStore.open(file, clock);
        platform = new Platform(store, clock, hasher);
        var settings =
                new ServerSettings(
                        URI.create(issuer), "127.0.0.1", 0, "Weighing", Lifetimes.DEFAULT);
        var random = new SecureRandom();
        core =
                Core.start(
                        settings,
                        store,
                        clock,
                        random,
                        hasher,
                        new MasterKey(random.generateSeed(MasterKey.LENGTH), random),
                        null);
        server = AuthorizationServer.start(core);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("steelyard-server");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.port();
    }

    Browser browser() {
        return new Browser(port());
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}

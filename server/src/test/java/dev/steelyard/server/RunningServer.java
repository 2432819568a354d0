package dev.steelyard.server;

import dev.steelyard.domain.store.Store;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.http.HttpServer;
import dev.steelyard.server.http.Route;
import dev.steelyard.server.keys.MasterKey;
import dev.steelyard.server.token.Endings;
import dev.steelyard.server.token.IssuanceCounter;
import dev.steelyard.server.token.ScopeRules;
import dev.steelyard.store.Migrations;
import dev.steelyard.store.sqlite.SqliteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** The whole server over a real store of its own, on any free port, with a clock to move. */
final class RunningServer implements AutoCloseable {
    static final String ISSUER = "http://localhost:8080/oidc";

    final MovedClock clock = new MovedClock();
    final QuickHasher hasher = new QuickHasher();
    final Platform platform;
    final Store store;
    final Core core;
    private final IssuanceCounter counter;
    private final HttpServer server;

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
        counter = new IssuanceCounter(store, clock);
        server = HttpServer.start("127.0.0.1", 0, routes(), core.ids());
    }

    private List<Route> routes() {
        var routes = new ArrayList<>(Endpoints.of(core, counter));
        var scopes = new ScopeRules(core.directory());
        routes.addAll(
                BrowserEndpoints.of(
                        core,
                        new ClientAuthenticator(core.directory(), clock),
                        scopes,
                        new Endings(Lifetimes.DEFAULT, clock)));
        return routes;
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
        counter.close();
        core.close();
        store.close();
    }
}

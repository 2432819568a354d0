package dev.steelyard.server;

import dev.steelyard.server.http.HttpServer;
import dev.steelyard.server.manage.ManagementApi;
import dev.steelyard.server.usage.UseCounter;
import java.util.Map;

/** A running authorization server. */
public final class AuthorizationServer implements AutoCloseable {
    private final Core core;
    private final UseCounter counter;
    private final HttpServer http;

    private AuthorizationServer(Core core, UseCounter counter, HttpServer http) {
        this.core = core;
        this.counter = counter;
        this.http = http;
    }

    /** Mounts every endpoint and begins to listen. Closing it closes {@code core} too. */
    public static AuthorizationServer start(Core core) {
        var counter = new UseCounter(core.store(), core.clock());
        var settings = core.settings();
        var routes = Endpoints.of(core, counter);
        var http =
                HttpServer.start(
                        settings.host(),
                        settings.port(),
                        settings.proxies(),
                        settings.requests(),
                        routes,
                        Map.of(ManagementApi.BASE, ManagementApi::refuse),
                        core.ids());
        return new AuthorizationServer(core, counter, http);
    }

    public int port() {
        return http.port();
    }

    /** Answers what is under way, writes what was counted, then ends. */
    @Override
    public void close() {
        http.close();
        counter.close();
        core.close();
    }
}

package dev.steelyard.server.http;

import dev.steelyard.domain.id.Ids;
import io.helidon.http.Method;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The HTTP server: HTTP/1.1 only (its HTTP/2 does not hold its header limit), with limits on what a
 * peer may send.
 */
public final class HttpServer implements AutoCloseable {
    /** How long a peer may be silent, within a request and between two. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    /** How long a connection may go without a whole request. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    private final WebServer server;

    private HttpServer(WebServer server) {
        this.server = server;
    }

    /**
     * Starts to listen at {@code host:port}; port 0 takes any free one.
     *
     * @param proxies who is believed about where requests come from
     * @param forms how refusals are written where no route is, by the beginning of the path
     * @throws IllegalStateException where it can't listen there
     */
    public static HttpServer start(
            String host,
            int port,
            Proxies proxies,
            RequestLimits limits,
            List<Route> routes,
            Map<String, Refusals> forms,
            Ids ids) {
        var boundary = new Boundary(ids, proxies, limits);
        var routing = HttpRouting.builder().addFilter(new LastAnswer());
        for (var route : routes) {
            routing.route(
                    Method.create(route.method()),
                    PathMatchers.create(route.path()),
                    boundary.wrap(route.endpoint()));
        }
        routing.any(boundary.wrap(new NoSuchPath(routes, forms)));
        var server =
                WebServer.builder()
                        .host(host)
                        .port(port)
                        .maxPayloadSize(limits.body())
                        .connectionOptions(options -> options.readTimeout(READ_TIMEOUT))
                        .idleConnectionTimeout(IDLE_TIMEOUT)
                        .idleConnectionPeriod(IDLE_TIMEOUT.dividedBy(2))
                        .directHandlers(TransportErrors.handlers(ids, limits))
                        .shutdownGracePeriod(Duration.ofSeconds(5))
                        .shutdownHook(false)
                        .protocolsDiscoverServices(false)
                        .addProtocol(
                                Http1Config.builder()
                                        .maxHeadersSize(limits.headers())
                                        .maxPrologueLength(limits.headers())
                                        .build())
                        .routing(routing)
                        .build()
                        .start();
        if (!server.isRunning()) {
            throw new IllegalStateException(
                    "can't listen at " + host + ":" + port + "; does something else?");
        }
        return new HttpServer(server);
    }

    public int port() {
        return server.port();
    }

    /** Waits for requests under way, 5 s at most. */
    @Override
    public void close() {
        server.stop();
    }
}

package dev.steelyard.server.http;

import dev.steelyard.domain.id.Ids;
import io.helidon.http.Method;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The HTTP server: HTTP/1.1 only (its HTTP/2 does not hold its header limit), with limits on what a
 * peer may send.
 */
public final class HttpServer implements AutoCloseable {
    private final WebServer server;

    private final Connections connections;

    private HttpServer(WebServer server, Connections connections) {
        this.server = server;
        this.connections = connections;
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
        var mounted = new Mounted(routes, forms);
        for (var route : routes) {
            routing.route(
                    Method.create(route.method()),
                    PathMatchers.create(route.path()),
                    boundary.wrap(route.endpoint(), route.lane()));
        }
        routing.any(boundary.wrap(new NoSuchPath(mounted), Lane.ORDINARY));
        var connections = new Connections(limits, mounted);
        var server =
                WebServer.builder()
                        .host(host)
                        .port(port)
                        .maxPayloadSize(limits.body())
                        .maxTcpConnections(connections.accepted())
                        .directHandlers(TransportErrors.handlers(ids, limits, mounted))
                        .shutdownGracePeriod(Duration.ofSeconds(5))
                        .shutdownHook(false)
                        .protocolsDiscoverServices(false)
                        .addConnectionSelector(connections)
                        .routing(routing)
                        .build()
                        .start();
        if (!server.isRunning()) {
            connections.close();
            throw new IllegalStateException(
                    "can't listen at " + host + ":" + port + "; does something else?");
        }
        return new HttpServer(server, connections);
    }

    public int port() {
        return server.port();
    }

    /** Waits for requests under way, 5 s at most. */
    @Override
    public void close() {
        server.stop();
        connections.close();
    }
}

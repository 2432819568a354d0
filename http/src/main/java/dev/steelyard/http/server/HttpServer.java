package dev.steelyard.http.server;

import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.http.answer.ErrorWriter;
import dev.steelyard.http.connection.ConnectionLimiter;
import dev.steelyard.http.route.Lane;
import dev.steelyard.http.route.NoSuchPath;
import dev.steelyard.http.route.Route;
import dev.steelyard.http.route.RouteTable;
import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;
import io.helidon.http.Method;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Serves the routes over HTTP/1.1, with limits on the size, number and duration of requests. It has
 * no HTTP/2, since Helidon's does not hold its header limit.
 */
public final class HttpServer implements AutoCloseable {
    private static final String SECURE = "certificates";
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final WebServer server;

    private final ConnectionLimiter connections;
    private final EndpointAdapter boundary;

    private HttpServer(WebServer server, ConnectionLimiter connections, EndpointAdapter boundary) {
        this.server = server;
        this.boundary = boundary;
        this.connections = connections;
    }

    /**
     * Starts to listen.
     *
     * @param forms refusals by prefix of the path where there is no route
     * @param watcher notified of each answer
     * @throws IllegalStateException where it can't listen there
     */
    public static HttpServer start(
            HttpSettings settings,
            List<Route> routes,
            Map<String, ErrorWriter> forms,
            IdGenerator ids,
            ReplyObserver watcher) {
        var limits = settings.limits();
        var mounted = new RouteTable(routes, forms);
        var connections = new ConnectionLimiter(limits, mounted, settings.proxies());
        var boundary = new EndpointAdapter(ids, settings.proxies(), limits, connections);
        var unmatched = watcher.of("", "");
        var builder =
                WebServer.builder()
                        .host(settings.host())
                        .port(settings.port())
                        .maxPayloadSize(limits.body())
                        .maxTcpConnections(connections.accepted())
                        .directHandlers(TransportErrors.handlers(ids, limits, mounted, unmatched))
                        .shutdownGracePeriod(GRACE)
                        .shutdownHook(false)
                        .protocolsDiscoverServices(false)
                        .addConnectionSelector(connections)
                        .routing(routing(boundary, routes, mounted, watcher));
        var secure = settings.secure();
        if (secure != null) {
            var there = routes.stream().filter(secure.mounted()).toList();
            builder.putSocket(
                    SECURE,
                    ListenerConfig.builder()
                            .host(settings.host())
                            .port(secure.port())
                            .tls(tls(secure))
                            .maxPayloadSize(limits.body())
                            .maxTcpConnections(connections.accepted())
                            .directHandlers(
                                    TransportErrors.handlers(ids, limits, mounted, unmatched))
                            .shutdownGracePeriod(GRACE)
                            .protocolsDiscoverServices(false)
                            .addConnectionSelector(connections)
                            .routing(
                                    routing(boundary, there, new RouteTable(there, forms), watcher))
                            .build());
        }
        var server = builder.build().start();
        if (!server.isRunning()) {
            connections.close();
            throw new IllegalStateException(
                    "can't listen at "
                            + settings.host()
                            + ":"
                            + settings.port()
                            + "; does something else?");
        }
        return new HttpServer(server, connections, boundary);
    }

    private static HttpRouting.Builder routing(
            EndpointAdapter boundary,
            List<Route> routes,
            RouteTable mounted,
            ReplyObserver watcher) {
        var routing = HttpRouting.builder().addFilter(new ConnectionCloser());
        for (var route : routes) {
            routing.route(
                    Method.create(route.method()),
                    PathMatchers.create(route.path()),
                    boundary.wrap(
                            route.endpoint(),
                            route.lane(),
                            watcher.of(route.method(), route.path())));
        }
        routing.any(boundary.wrap(new NoSuchPath(mounted), Lane.ORDINARY, watcher.of("", "")));
        return routing;
    }

    /**
     * TLS 1.3 only: it has no renegotiation, and the JDK accepts no early data. The handshake is
     * part of the first read, so that {@code Peer} limits it too.
     */
    private static Tls tls(TlsListener secure) {
        return Tls.builder()
                .sslContext(secure.tls())
                .clientAuth(TlsClientAuth.OPTIONAL)
                .enabledProtocols(List.of("TLSv1.3"))
                .build();
    }

    public int port() {
        return server.port();
    }

    /** The port of the {@link TlsListener}; -1: there is none. */
    public int securePort() {
        return server.port(SECURE);
    }

    public Load load() {
        return new Load(
                connections.ordinary(),
                connections.lasting(),
                boundary.underWay(Lane.ORDINARY),
                boundary.underWay(Lane.GUARDS));
    }

    /** Waits for requests in progress, 5 s at most. */
    @Override
    public void close() {
        server.stop();
        connections.close();
    }
}

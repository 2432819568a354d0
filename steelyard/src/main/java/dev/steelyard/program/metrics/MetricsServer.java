package dev.steelyard.program.metrics;

import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.http.route.Route;
import dev.steelyard.http.server.HttpServer;
import dev.steelyard.http.server.HttpSettings;
import dev.steelyard.http.server.ReplyObserver;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.program.settings.MetricsSettings;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The HTTP listener for Prometheus, on a separate port, since metrics are for operators only. */
public final class MetricsServer implements AutoCloseable {
    /** For a few scrapers; a flood at this port costs the process no more than that. */
    private static final RequestLimits LIMITS =
            new RequestLimits(1024, 16 * 1024, 10, 2, 16, 1, Duration.ofSeconds(10), 100);

    private final HttpServer http;

    private MetricsServer(HttpServer http) {
        this.http = http;
    }

    /**
     * Starts to listen.
     *
     * @throws IllegalStateException where it can't
     */
    public static MetricsServer start(MetricsSettings settings, Meters meters) {
        return new MetricsServer(
                HttpServer.start(
                        new HttpSettings(
                                settings.host(), settings.port(), null, Proxies.NONE, LIMITS),
                        List.of(Route.get("/metrics", new MetricsEndpoint(meters))),
                        Map.of(),
                        new IdGenerator(InstantSource.system(), new SecureRandom()),
                        ReplyObserver.NONE));
    }

    public int port() {
        return http.port();
    }

    @Override
    public void close() {
        http.close();
    }
}

package dev.steelyard.program.metrics.node;

import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.http.server.Load;
import dev.steelyard.program.metrics.Meters;
import dev.steelyard.program.metrics.Metric;
import java.util.List;
import java.util.function.Supplier;

/**
 * Registers metrics of a server's load, such as open connections and requests in progress, with
 * their limits.
 */
final class LoadMeters {
    private static final Metric CONNECTIONS =
            Metric.gauge("steelyard_http_connections", "Open connections, without streams.");
    private static final Metric CONNECTIONS_MAX =
            Metric.gauge("steelyard_http_connections_max", "`limits.connections`.");
    private static final Metric REQUESTS =
            Metric.gauge(
                    "steelyard_http_requests_in_progress",
                    "Requests in progress: ordinary ones, and those of guards.",
                    "lane");
    private static final Metric REQUESTS_MAX =
            Metric.gauge(
                    "steelyard_http_requests_in_progress_max",
                    "`limits.concurrent_requests`, which holds for each lane.");
    private static final Metric STREAMS =
            Metric.gauge("steelyard_streams", "Guards that follow the changes at this node.");
    private static final Metric STREAMS_MAX =
            Metric.gauge("steelyard_streams_max", "`limits.streams`.");
    static final List<Metric> ALL =
            List.of(CONNECTIONS, CONNECTIONS_MAX, REQUESTS, REQUESTS_MAX, STREAMS, STREAMS_MAX);

    private LoadMeters() {}

    static void bind(Meters meters, Supplier<Load> load, RequestLimits limits) {
        meters.gauge(CONNECTIONS, () -> load.get().connections());
        meters.gauge(CONNECTIONS_MAX, limits::connections);
        meters.gauges(
                REQUESTS,
                values -> {
                    var now = load.get();
                    values.are(now.requests(), "ordinary");
                    values.are(now.guardRequests(), "guards");
                });
        meters.gauge(REQUESTS_MAX, limits::concurrent);
        meters.gauge(STREAMS, () -> load.get().streams());
        meters.gauge(STREAMS_MAX, limits::streams);
    }
}

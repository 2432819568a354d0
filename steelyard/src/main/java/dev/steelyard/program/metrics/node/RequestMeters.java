package dev.steelyard.program.metrics.node;

import dev.steelyard.http.server.ReplyObserver;
import dev.steelyard.program.metrics.Meters;
import dev.steelyard.program.metrics.Metric;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Measures the duration of HTTP requests and counts error responses by code, as metrics. A request
 * that isn't refused costs no allocation. Thread-safe.
 */
final class RequestMeters implements ReplyObserver {
    private static final Metric DURATION =
            Metric.histogram(
                    "steelyard_http_request_duration_seconds",
                    "Duration of requests, by the template of their path and the class"
                            + " of their status (2xx). Method and route are empty where no route took it.",
                    "method",
                    "route",
                    "status");
    private static final Metric REFUSALS =
            Metric.counter(
                    "steelyard_refusals_total",
                    "Requests that were refused, by the code of the error.",
                    "code");
    static final List<Metric> ALL = List.of(DURATION, REFUSALS);

    private static final int CLASSES = 6;
    private static final double NANOS = 1e9;

    private final Histogram durations;
    private final Counter refusals;

    RequestMeters(Meters meters) {
        durations = meters.histogram(DURATION);
        refusals = meters.counter(REFUSALS);
    }

    @Override
    public Watch of(String method, String path) {
        return new OfRoute(method, path);
    }

    /** Looks each histogram up once: a look-up allocates. */
    private final class OfRoute implements Watch {
        private final String method;
        private final String path;
        private final AtomicReferenceArray<@Nullable DistributionDataPoint> classes =
                new AtomicReferenceArray<>(CLASSES);

        OfRoute(String method, String path) {
            this.method = method;
            this.path = path;
        }

        @Override
        public void answered(int status, @Nullable String refusal, long nanos) {
            of(status / 100).observe(nanos / NANOS);
            if (refusal != null) {
                refusals.labelValues(refusal).inc();
            }
        }

        private DistributionDataPoint of(int kind) {
            var known = classes.get(kind);
            if (known != null) {
                return known;
            }
            // Concurrent callers get one instance.
            var found = durations.labelValues(method, path, kind + "xx");
            classes.set(kind, found);
            return found;
        }
    }
}

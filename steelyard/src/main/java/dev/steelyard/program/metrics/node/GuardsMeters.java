package dev.steelyard.program.metrics.node;

import dev.steelyard.domain.resource.ConnectedGuard;
import dev.steelyard.program.metrics.Meters;
import dev.steelyard.program.metrics.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Registers metrics of the guards in front of APIs, such as connected guards and their delay in
 * applying changes.
 */
final class GuardsMeters {
    private static final Metric GUARDS =
            Metric.gauge(
                    "steelyard_guards",
                    "Guards, by their API's id as resource server: connected, or silent (no report for"
                            + " 30 s, or no news of changes; those are known for a day).",
                    "resource_server",
                    "state");
    private static final Metric BEHIND =
            Metric.gauge(
                    "steelyard_guards_behind",
                    "How many changes each guard had not applied when it last reported. This metric and"
                            + " the next two contain guards that reported within ten minutes, a thousand"
                            + " at most.",
                    "resource_server",
                    "guard",
                    "id");
    private static final Metric SILENCE =
            Metric.gauge(
                    "steelyard_guards_silence_seconds",
                    "Silence of each guard when it last reported: the time since it last knew that it had missed no change.",
                    "resource_server",
                    "guard",
                    "id");
    private static final Metric SEEN =
            Metric.gauge(
                    "steelyard_guards_last_report_timestamp_seconds",
                    "When each last reported, Unix time.",
                    "resource_server",
                    "guard",
                    "id");
    static final List<Metric> ALL = List.of(GUARDS, BEHIND, SILENCE, SEEN);

    /** A guard that has been gone for longer is not reported. */
    private static final Duration TOLD = Duration.ofMinutes(10);

    private static final int MOST = 1_000;

    private static final double MILLIS = 1e3;

    private GuardsMeters() {}

    static void bind(Meters meters, DatabaseCounts counts) {
        meters.gauges(GUARDS, values -> count(values, counts));
        meters.gauges(BEHIND, each(counts, ConnectedGuard::behind));
        meters.gauges(SILENCE, each(counts, guard -> Meters.seconds(guard.silence())));
        meters.gauges(SEEN, each(counts, guard -> guard.seen().toEpochMilli() / MILLIS));
    }

    private static void count(Meters.Values values, DatabaseCounts counts) {
        var now = counts.now();
        if (now == null) {
            return;
        }
        Map<String, long[]> all = new TreeMap<>();
        for (var guard : now.guards()) {
            var at = all.computeIfAbsent(guard.resourceServer().hex(), _ -> new long[2]);
            at[guard.connected(now.at()) ? 0 : 1]++;
        }
        all.forEach(
                (resourceServer, count) -> {
                    values.are(count[0], resourceServer, "connected");
                    values.are(count[1], resourceServer, "silent");
                });
    }

    private static Consumer<Meters.Values> each(
            DatabaseCounts counts, ToDoubleFunction<ConnectedGuard> figure) {
        return values -> {
            var now = counts.now();
            if (now == null) {
                return;
            }
            now.guards().stream()
                    .filter(guard -> guard.seen().plus(TOLD).isAfter(now.at()))
                    .limit(MOST)
                    .forEach(
                            guard ->
                                    values.are(
                                            figure.applyAsDouble(guard),
                                            guard.resourceServer().hex(),
                                            guard.name(),
                                            guard.id().hex()));
        };
    }
}

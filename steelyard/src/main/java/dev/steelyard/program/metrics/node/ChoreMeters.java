package dev.steelyard.program.metrics.node;

import dev.steelyard.program.metrics.Meters;
import dev.steelyard.program.metrics.Metric;
import dev.steelyard.server.chore.Chores;
import java.util.List;

/**
 * Registers metrics of a server's background jobs, such as failures and the time since the last
 * success.
 */
final class ChoreMeters {
    private static final Metric AGE =
            Metric.gauge(
                    "steelyard_chore_success_age_seconds",
                    "Time since each chore of the node last succeeded, or since the node started.",
                    "chore");
    private static final Metric FAILURES =
            Metric.counter("steelyard_chore_failures_total", "Failed runs of each chore.", "chore");
    static final List<Metric> ALL = List.of(AGE, FAILURES);

    private ChoreMeters() {}

    static void bind(Meters meters, Chores chores) {
        meters.gauges(
                AGE,
                values ->
                        chores.figures()
                                .forEach(
                                        each ->
                                                values.are(
                                                        Meters.seconds(each.sinceSuccess()),
                                                        each.name())));
        meters.counters(
                FAILURES,
                values ->
                        chores.figures().forEach(each -> values.are(each.failures(), each.name())));
    }
}

package dev.steelyard.program.metrics.node;

import dev.steelyard.program.metrics.CacheMeters;
import dev.steelyard.program.metrics.Meters;
import dev.steelyard.program.metrics.Metric;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.feed.change.CacheUpdater;
import java.util.List;

/** Registers metrics about how far a server node is behind the changes in the database. */
final class ChangeMeters {
    private static final Metric HEAD =
            Metric.gauge(
                    "steelyard_changes_head",
                    "The number of the last change, as this node last saw it in the database.");
    private static final Metric APPLIED =
            Metric.gauge(
                    "steelyard_changes_applied",
                    "The number of the last change that this node has applied.");
    private static final Metric UNCONFIRMED =
            Metric.gauge(
                    "steelyard_changes_unconfirmed_seconds",
                    "Time since the database last confirmed that this node has missed no change. Guards"
                            + " that follow it refuse once it is longer than their limit.");
    static final List<Metric> ALL = List.of(HEAD, APPLIED, UNCONFIRMED);

    private ChangeMeters() {}

    static void bind(Meters meters, CacheUpdater pump, Directory directory) {
        meters.gauge(HEAD, pump::head);
        meters.gauge(APPLIED, directory::applied);
        meters.gauge(UNCONFIRMED, () -> Meters.seconds(pump.silence()));
        CacheMeters.bind(meters, directory::figures);
    }
}

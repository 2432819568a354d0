package dev.steelyard.program.metrics.node;

import dev.steelyard.program.metrics.Meters;
import dev.steelyard.program.metrics.Metric;
import dev.steelyard.store.sql.transaction.SqlStore;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Registers metrics of the database, such as connections in use, waiting writes and deleted rows.
 */
final class StoreMeters {
    private static final Metric USED =
            Metric.gauge(
                    "steelyard_store_connections_used",
                    "Connections to the database in use; of SQLite those that read.");
    private static final Metric MAX =
            Metric.gauge(
                    "steelyard_store_connections_max",
                    "The maximum of connections to the database.");
    private static final Metric WAITING =
            Metric.gauge(
                    "steelyard_store_connections_waiting",
                    "Threads that wait for a connection: all are in use.");
    private static final Metric WRITES_WAITING =
            Metric.gauge(
                    "steelyard_store_writes_waiting",
                    "Writes that wait for SQLite's one writer; 0 on PostgreSQL.");
    private static final Metric EXPIRED =
            Metric.counter("steelyard_store_expired_rows_total", "Expired rows that were deleted.");
    private static final Metric LOGOUTS =
            Metric.gauge(
                    "steelyard_logout_deliveries_waiting",
                    "Back-channel logouts not yet delivered to clients. Counted"
                            + " each 10 s; absent where that failed.");
    private static final Metric EVENTS =
            Metric.gauge(
                    "steelyard_security_events_waiting",
                    "Security events that receivers have not accepted yet, also of paused streams."
                            + " Counted each 10 s; absent where that failed.");
    static final List<Metric> ALL =
            List.of(USED, MAX, WAITING, WRITES_WAITING, EXPIRED, LOGOUTS, EVENTS);

    private StoreMeters() {}

    static void bind(Meters meters, SqlStore store, LongSupplier expired, DatabaseCounts counts) {
        meters.gauge(USED, () -> store.figures().used());
        meters.gauge(MAX, () -> store.figures().most());
        meters.gauge(WAITING, () -> store.figures().waiting());
        meters.gauge(WRITES_WAITING, () -> store.figures().writesWaiting());
        meters.counter(EXPIRED, expired);
        meters.gauges(LOGOUTS, counts.known(DatabaseCounts.Now::logouts));
        meters.gauges(EVENTS, counts.known(DatabaseCounts.Now::events));
    }
}

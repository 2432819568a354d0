package dev.steelyard.program.metrics.node;

import dev.steelyard.domain.resource.ConnectedGuard;
import dev.steelyard.domain.resource.ConnectedGuardFilter;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.store.Store;
import dev.steelyard.program.metrics.Meters;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of undelivered logout tokens, security events and mails, and of connected guards,
 * read from the database at intervals for metrics. A scrape never does so: it must neither wait for
 * a database that is down nor load one that is up. Thread-safe.
 */
final class DatabaseCounts {
    private final Store store;
    private final InstantSource clock;
    private volatile @Nullable Now now;

    /**
     * The counts of one time.
     *
     * @param at when
     * @param logouts waiting for delivery to clients
     * @param events waiting for delivery to receivers of security events
     * @param mails waiting to be sent
     * @param guards that reported within a day and have not shut down
     */
    record Now(Instant at, long logouts, long events, long mails, List<ConnectedGuard> guards) {}

    DatabaseCounts(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Counts again.
     *
     * @throws dev.steelyard.domain.store.StoreUnavailable as the store does; there are no counts
     *     then
     */
    void refresh() {
        Now counted = null;
        try {
            var at = clock.instant();
            var all = new ConnectedGuardFilter(null, null, null, at);
            counted =
                    store.read(
                            tx ->
                                    new Now(
                                            at,
                                            tx.logoutDeliveries().waiting(),
                                            tx.securityEvents().waiting(),
                                            tx.mails().waiting(),
                                            PageRequest.all(
                                                    page -> tx.guards().list(all, page),
                                                    ConnectedGuard::id)));
        } finally {
            now = counted;
        }
    }

    /** A gauge of one of the last counts. */
    Consumer<Meters.Values> known(ToLongFunction<Now> count) {
        return values -> {
            var last = now;
            if (last != null) {
                values.are(count.applyAsLong(last));
            }
        };
    }

    /** The last counts; null: counting failed. */
    @Nullable Now now() {
        return now;
    }
}

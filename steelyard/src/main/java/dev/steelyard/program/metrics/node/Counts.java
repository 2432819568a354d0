package dev.steelyard.program.metrics.node;

import dev.steelyard.domain.resource.ConnectedGuard;
import dev.steelyard.domain.resource.GuardFilter;
import dev.steelyard.domain.search.Page;
import dev.steelyard.domain.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only the database knows: asked for now and then, never by a scrape, which must neither wait
 * for a database that is down nor load one that is up. Thread-safe.
 */
final class Counts {
    private final Store store;
    private final InstantSource clock;
    private volatile @Nullable Now now;

    /**
     * What was counted.
     *
     * @param at when
     * @param logouts that clients are to be told of
     * @param events that receivers of security events are to be told of
     * @param guards that reported within a day and have not ended
     */
    record Now(Instant at, long logouts, long events, List<ConnectedGuard> guards) {}

    Counts(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Counts anew.
     *
     * @throws dev.steelyard.domain.store.StoreUnavailable as the store does; nothing is known then
     */
    void refresh() {
        Now counted = null;
        try {
            var at = clock.instant();
            var all = new GuardFilter(null, null, null, at);
            counted =
                    store.read(
                            tx ->
                                    new Now(
                                            at,
                                            tx.logoutDeliveries().waiting(),
                                            tx.securityEvents().waiting(),
                                            Page.all(
                                                    page -> tx.guards().list(all, page),
                                                    ConnectedGuard::id)));
        } finally {
            now = counted;
        }
    }

    /** What was counted last; null: that failed. */
    @Nullable Now now() {
        return now;
    }
}

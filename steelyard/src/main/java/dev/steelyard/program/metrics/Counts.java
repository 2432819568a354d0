package dev.steelyard.program.metrics;

import dev.steelyard.domain.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * What only the database knows: asked for now and then, never by a scrape, which must neither wait
 * for a database that is down nor load one that is up. Thread-safe.
 */
final class Counts {
    private final Store store;
    private volatile @Nullable Long logouts;

    Counts(Store store) {
        this.store = store;
    }

    /**
     * Counts anew.
     *
     * @throws dev.steelyard.domain.store.StoreUnavailable as the store does; nothing is known then
     */
    void refresh() {
        Long counted = null;
        try {
            counted = store.read(tx -> tx.logoutDeliveries().waiting());
        } finally {
            logouts = counted;
        }
    }

    /** Logouts that clients are to be told of; null: not known now. */
    @Nullable Long logouts() {
        return logouts;
    }
}

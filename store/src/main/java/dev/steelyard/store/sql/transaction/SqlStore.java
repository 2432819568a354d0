package dev.steelyard.store.sql.transaction;

import dev.steelyard.domain.store.Store;
import java.time.Instant;

/** A store on an SQL database, which can also delete expired rows and report its load. */
public interface SqlStore extends Store {
    /**
     * Deletes expired rows that are no longer needed, in short transactions. Meant to be called
     * every few minutes; several nodes may do so at once.
     *
     * @return how many rows went
     * @throws dev.steelyard.domain.store.StoreUnavailable as {@link #write} does
     */
    int sweep(Instant now, Retention retention);

    /** How busy it is now; asks the database nothing. */
    StoreMetrics figures();
}

package dev.steelyard.store.sql.transaction;

/**
 * Metrics of the database store, which are the numbers of open and used connections, of threads
 * that wait for a connection, and of waiting writes. On SQLite the connections are the readers',
 * and writes have their queue.
 *
 * @param connections open
 * @param used of them, now
 * @param most connections that there may be
 * @param waiting threads that wait for a connection
 * @param writesWaiting for the one writer; 0 on PostgreSQL
 */
public record StoreMetrics(int connections, int used, int most, int waiting, int writesWaiting) {
    public StoreMetrics withWritesWaiting(int waitingWrites) {
        return new StoreMetrics(connections, used, most, waiting, waitingWrites);
    }
}

package dev.steelyard.store.postgres;

import dev.steelyard.store.sql.Dialect;
import java.sql.SQLException;

/** The PostgreSQL variant of SQL statements and error codes that differ between databases. */
enum PostgresDialect implements Dialect {
    POSTGRES;

    @Override
    public String beginRead() {
        return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    }

    // not READ WRITE: on a standby that would fail with "feature not supported" instead of 25006
    @Override
    public String beginWrite() {
        return "BEGIN ISOLATION LEVEL READ COMMITTED";
    }

    /** Not FOR UPDATE: that would also wait for inserts of rows that refer to this one. */
    @Override
    public String rowLock() {
        return " FOR NO KEY UPDATE";
    }

    /** No more than a foreign key takes anyhow, but before it fails. */
    @Override
    public String keyLock() {
        return " FOR KEY SHARE";
    }

    /** In the same round trip; of several in one transaction one is sent. */
    @Override
    public String announcement() {
        return ", pg_notify('" + ChangeListener.CHANNEL + "', '')";
    }

    @Override
    public Failure failure(SQLException e) {
        var state = e.getSQLState();
        if (state == null) {
            return Failure.UNAVAILABLE; // said by the driver or the pool, not by the server
        }
        return switch (state) {
            case "40001", "40P01" -> Failure.CONFLICT;
            case "25006" -> Failure.UNAVAILABLE; // read only: a standby
            case "55P03", "57014" -> Failure.UNAVAILABLE; // waited too long for a lock, or at all
            default ->
                    switch (state.substring(0, 2)) {
                        // connection, resources (disk full), operator intervention, system,
                        // internal
                        case "08", "53", "57", "58", "XX" -> Failure.UNAVAILABLE;
                        default -> Failure.FAULT;
                    };
        };
    }
}

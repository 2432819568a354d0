package dev.steelyard.store.sqlite;

import dev.steelyard.store.sql.Dialect;
import java.sql.SQLException;

/** The SQLite variant of SQL statements and error codes that differ between databases. */
enum SqliteDialect implements Dialect {
    SQLITE;

    @Override
    public String beginRead() {
        return "BEGIN DEFERRED";
    }

    @Override
    public String beginWrite() {
        return "BEGIN IMMEDIATE";
    }

    /** The one writer locks everything. */
    @Override
    public String rowLock() {
        return "";
    }

    /** The one writer locks everything. */
    @Override
    public String keyLock() {
        return "";
    }

    /** There is no other process. */
    @Override
    public String announcement() {
        return "";
    }

    /** By the primary result code: the lowest byte of the extended one. */
    @Override
    public Failure failure(SQLException e) {
        return switch (e.getErrorCode() & 0xff) {
            case 0, // said by the driver or the pool: closed
                    5, // BUSY
                    6, // LOCKED
                    7, // NOMEM
                    8, // READONLY
                    9, // INTERRUPT
                    10, // IOERR
                    11, // CORRUPT
                    13, // FULL
                    14, // CANTOPEN
                    15, // PROTOCOL
                    26 // NOTADB
                    ->
                    Failure.UNAVAILABLE;
            default -> Failure.FAULT;
        };
    }
}

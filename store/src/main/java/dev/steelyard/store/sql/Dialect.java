package dev.steelyard.store.sql;

import java.sql.SQLException;

/** The SQL statements and error codes that differ between SQLite and PostgreSQL. */
public interface Dialect {
    /** Begins a transaction that sees one snapshot. */
    String beginRead();

    String beginWrite();

    /** Ends a SELECT whose rows no other writer may lock until the transaction ends. */
    String rowLock();

    /** Ends a SELECT whose rows can't be removed until the transaction ends. */
    String keyLock();

    /**
     * Added to {@code RETURNING …} of a write: tells other processes of it once it is committed.
     */
    String announcement();

    Failure failure(SQLException e);

    /** Kinds of refusals of the database. */
    enum Failure {
        /** It can't be asked, can't write, or can't say whether it did. */
        UNAVAILABLE,
        /** It undid the transaction in favour of another; the same work may succeed now. */
        CONFLICT,
        /** It was asked for something wrong. */
        FAULT
    }
}

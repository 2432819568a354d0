package dev.steelyard.store.sql;

/** The database's tables are not those of this program; the message says what to do. */
public final class SchemaMismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SchemaMismatch(String message) {
        super(message);
    }
}

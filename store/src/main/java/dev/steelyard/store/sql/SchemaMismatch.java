package dev.steelyard.store.sql;

/**
 * Thrown where the database schema has another version than this program needs. The message says
 * what to do.
 */
public final class SchemaMismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The version of the tables. */
    public enum Found {
        /** There are no tables: migrating makes them. */
        NONE,
        /** Of an older program: migrating changes them. */
        OLDER,
        /** Of a newer program, which must be used. */
        NEWER,
        /** Of a development version before the first release: they can't be migrated. */
        UNRELEASED
    }

    private final Found found;

    public SchemaMismatch(Found found, String message) {
        super(message);
        this.found = found;
    }

    public Found found() {
        return found;
    }
}

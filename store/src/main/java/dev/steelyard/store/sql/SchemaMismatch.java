package dev.steelyard.store.sql;

/** The database's tables are not those of this program; the message says what to do. */
public final class SchemaMismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What tables there are. */
    public enum Found {
        /** None: migrating makes them. */
        NONE,
        /** Those of an older program: migrating changes them. */
        OLDER,
        /** Those of a newer program, which must be used. */
        NEWER,
        /** Those of a development version before the first release: nothing can migrate them. */
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

package dev.steelyard.store.sql;

/** The database's tables are not those of this program; the message says what to do. */
public final class SchemaMismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean older;

    /**
     * @param older whether migrating mends it
     */
    public SchemaMismatch(boolean older, String message) {
        super(message);
        this.older = older;
    }

    /** Whether migrating mends it; else the program must be a newer one. */
    public boolean older() {
        return older;
    }
}

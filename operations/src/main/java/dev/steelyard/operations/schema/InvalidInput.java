package dev.steelyard.operations.schema;

import org.jspecify.annotations.Nullable;

/**
 * Thrown for a request value that the type of its field does not allow. It carries no stack trace:
 * it is an expected outcome.
 */
public final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String field;
    private final String allowed;

    /**
     * @param field name of the field; null: the body as a whole
     * @param allowed what the field accepts, for the caller
     */
    public InvalidInput(@Nullable String field, String allowed) {
        super(allowed, null, false, false);
        this.field = field;
        this.allowed = allowed;
    }

    public @Nullable String field() {
        return field;
    }

    public String allowed() {
        return allowed;
    }
}

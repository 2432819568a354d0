package dev.steelyard.domain.store;

import org.jspecify.annotations.Nullable;

/** Thrown where the database can't be reached, can't write, or can't confirm a commit. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param cause null: one of many failures, as of requests beyond the waiting limit; then there
     *     is no stack trace, which would cost more than the refusal and fill the log
     */
    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause, true, cause != null);
    }
}

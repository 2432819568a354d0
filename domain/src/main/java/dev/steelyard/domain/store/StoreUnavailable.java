package dev.steelyard.domain.store;

import org.jspecify.annotations.Nullable;

/** The database can't be asked, can't write, or can't say whether it did. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

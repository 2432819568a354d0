package dev.steelyard.demo.data;

/** The database can't be read or written; whether a write happened is not certain. */
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailure(Throwable cause) {
        super(cause);
    }
}

package dev.steelyard.demo.data;

/** Thrown when the database can't be read or written. Whether a write happened is not certain. */
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailure(Throwable cause) {
        super(cause);
    }
}

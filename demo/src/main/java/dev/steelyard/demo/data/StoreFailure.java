package dev.steelyard.demo.data;

/** Thrown when the demo API's database can't be read or written. */
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailure(Throwable cause) {
        super(cause);
    }
}

package dev.steelyard.demo.http;

/**
 * Thrown when a request to the demo API has an invalid parameter or body. The message tells the
 * integrator what to change, and echoes nothing.
 */
public final class InvalidRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public InvalidRequest(String message) {
        this(400, message);
    }

    InvalidRequest(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}

package dev.steelyard.demo.http;

/**
 * The request can't be read; the message tells the integrator what to change, and echoes nothing.
 */
public final class InvalidRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidRequest(String message) {
        super(message, null, false, false);
    }
}

package dev.steelyard.guard.state;

/**
 * No state can be had that is fresh enough to decide on. The guard turns it into a 503; the message
 * is for the log, and holds no credential and nothing that a caller sent.
 */
public final class StateUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StateUnavailable(String message) {
        super(message);
    }

    public StateUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

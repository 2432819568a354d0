package dev.steelyard.guard.feed;

/**
 * Thrown where the guard has no sufficiently recent permissions of the caller, so that it can't
 * decide and answers 503. The guard answers 503; the message is for the log, and holds no
 * credential and no input of a caller.
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

package dev.steelyard.server.browser;

/**
 * Thrown in a transaction to undo it, where the login session that it works for has ended since its
 * request was let in, or its user was disabled.
 */
public final class SessionEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SessionEnded() {
        super("the session ended meanwhile", null, false, false);
    }
}

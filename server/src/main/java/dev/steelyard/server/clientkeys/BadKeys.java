package dev.steelyard.server.clientkeys;

/**
 * Thrown where a client's JWK set is malformed or has a key that is not allowed. The message is
 * public: it says what is allowed, and never repeats input.
 */
public final class BadKeys extends Exception {
    private static final long serialVersionUID = 1L;

    BadKeys(String message) {
        super(message, null, false, false);
    }

    public String description() {
        return String.valueOf(getMessage());
    }
}

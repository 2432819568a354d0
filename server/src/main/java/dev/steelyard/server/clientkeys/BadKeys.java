package dev.steelyard.server.clientkeys;

/**
 * Exception for a JWK set that is refused. The message is public: it says what is allowed, and
 * never repeats input.
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

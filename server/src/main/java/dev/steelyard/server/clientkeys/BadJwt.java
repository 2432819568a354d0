package dev.steelyard.server.clientkeys;

/**
 * Thrown where a client's JWT, such as a client assertion, is malformed, expired or otherwise
 * invalid. The message is public: it says how to correct it, and never repeats input.
 */
public final class BadJwt extends Exception {
    private static final long serialVersionUID = 1L;

    BadJwt(String message) {
        super(message, null, false, false);
    }

    public String description() {
        return String.valueOf(getMessage());
    }
}

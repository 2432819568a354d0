package dev.steelyard.server.clientkeys;

/** A JWK set is refused. The message is public: what is allowed, never input. */
public final class BadKeys extends Exception {
    private static final long serialVersionUID = 1L;

    BadKeys(String message) {
        super(message, null, false, false);
    }

    public String description() {
        return String.valueOf(getMessage());
    }
}

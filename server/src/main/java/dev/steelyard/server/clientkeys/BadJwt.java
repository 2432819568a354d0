package dev.steelyard.server.clientkeys;

/** A JWT is refused. The message is public: what to correct, never input. */
public final class BadJwt extends Exception {
    private static final long serialVersionUID = 1L;

    BadJwt(String message) {
        super(message, null, false, false);
    }

    public String description() {
        return String.valueOf(getMessage());
    }
}

package dev.steelyard.server.clientkeys;

/** A JWT that can't be taken. The message is public: what to mend, never input. */
public final class BadJwt extends Exception {
    private static final long serialVersionUID = 1L;

    BadJwt(String message) {
        super(message, null, false, false);
    }

    public String description() {
        return String.valueOf(getMessage());
    }
}

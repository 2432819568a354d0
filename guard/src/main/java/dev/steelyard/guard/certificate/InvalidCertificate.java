package dev.steelyard.guard.certificate;

/**
 * Thrown where a client certificate in a proxy's header can't be parsed. The message says what it
 * must be, and quotes nothing.
 */
public final class InvalidCertificate extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidCertificate(String message) {
        super(message, null, false, false);
    }

    /** A predicate, such as {@code must be one certificate}. */
    public String description() {
        return String.valueOf(getMessage());
    }
}

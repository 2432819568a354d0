package dev.steelyard.domain.user;

/**
 * Thrown where too many passwords already wait to be hashed, so that the caller must retry some
 * seconds later.
 */
public final class HasherBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HasherBusy() {
        super("too many passwords wait to be hashed", null, false, false);
    }
}

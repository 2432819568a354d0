package dev.steelyard.domain.user;

/** Thrown where too many passwords wait to be hashed. The caller may retry in some seconds. */
public final class HasherBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HasherBusy() {
        super("too many passwords wait to be hashed", null, false, false);
    }
}

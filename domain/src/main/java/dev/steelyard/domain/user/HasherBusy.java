package dev.steelyard.domain.user;

/** Too many passwords wait to be hashed; the caller may retry in some seconds. */
public final class HasherBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HasherBusy() {
        super("too many passwords wait to be hashed", null, false, false);
    }
}

package dev.steelyard.isolation;

/** What a caller is answered. */
enum Expected {
    /** The described success. */
    DONE("done"),
    /** The described success, in which nothing of another reseller occurs. */
    OWN("own only"),
    /** The body names what, for this caller, does not exist. */
    INVALID("400 invalid"),
    /** As if it did not exist. */
    MISSING("404 not_found"),
    WITHOUT_PERMISSION("403 permission_missing"),
    OPERATOR_ONLY("403 operator_only"),
    SUSPENDED("401 authority_suspended"),
    OTHER_AUDIENCE("401 token_audience_mismatch"),
    NO_TOKEN("401 token_missing");

    private final String text;

    Expected(String text) {
        this.text = text;
    }

    boolean success() {
        return this == DONE || this == OWN;
    }

    @Override
    public String toString() {
        return text;
    }
}

package dev.steelyard.server.metering;

/** What a login with a password came to. */
public enum LoginOutcome {
    SUCCEEDED,

    /** A wrong password, or an address that is nobody's. */
    FAILED,

    /** It was not tried: too many had failed. */
    LIMITED
}

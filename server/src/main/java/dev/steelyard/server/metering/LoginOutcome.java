package dev.steelyard.server.metering;

/** The outcome of a login with a password: succeeded, failed or rate-limited. */
public enum LoginOutcome {
    SUCCEEDED,

    /** A wrong password, or an address without an account. */
    FAILED,

    /** Not tried: too many had failed. */
    LIMITED
}

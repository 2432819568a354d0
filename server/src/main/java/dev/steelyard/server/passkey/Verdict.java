package dev.steelyard.server.passkey;

/** The result of the verification of an authenticator's answer to a challenge. */
sealed interface Verdict {
    /**
     * The user has the passkey, and the authenticator verified the user.
     *
     * @param signCount the authenticator's counter
     */
    record Proved(long signCount, boolean backedUp) implements Verdict {}

    /** All is right but the counter, which did not rise: the passkey may have been copied. */
    record CounterNotRaised() implements Verdict {}

    record Wrong() implements Verdict {}
}

package dev.steelyard.guard.token;

import dev.steelyard.guard.refusal.ErrorCode;

/** What the verification of a token came to. */
public sealed interface Verification {

    /** The issuer made it, for this API, and it is in time. */
    record Verified(AccessToken token) implements Verification {}

    /** It is refused. */
    record Rejected(ErrorCode code) implements Verification {}
}

package dev.steelyard.guard.token;

import dev.steelyard.guard.refusal.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What the verification of a token came to. */
public sealed interface Verification {

    /** The issuer made it, for this API, and it is in time. */
    record Verified(AccessToken token) implements Verification {}

    /**
     * It is refused.
     *
     * @param token null unless the issuer made it, for this API, and only the time is wrong: it
     *     proves who was refused, and nothing else
     */
    record Rejected(ErrorCode code, @Nullable AccessToken token) implements Verification {
        /** Whose it is is not known. */
        public Rejected(ErrorCode code) {
            this(code, null);
        }
    }
}

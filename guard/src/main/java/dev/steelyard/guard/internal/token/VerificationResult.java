package dev.steelyard.guard.internal.token;

import dev.steelyard.guard.principal.AccessToken;
import dev.steelyard.guard.refusal.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The result of verifying an access token, either its claims or the error for the caller. */
public sealed interface VerificationResult {

    /** Valid: the issuer signed it for this API, and it has not expired. */
    record Verified(AccessToken token) implements VerificationResult {}

    /**
     * Invalid.
     *
     * @param token null unless the issuer signed it for this API and only the time is wrong: it
     *     identifies the refused caller, and proves nothing else
     */
    record Rejected(ErrorCode code, @Nullable AccessToken token) implements VerificationResult {
        /** Without a token: the caller is not known. */
        public Rejected(ErrorCode code) {
            this(code, null);
        }
    }
}

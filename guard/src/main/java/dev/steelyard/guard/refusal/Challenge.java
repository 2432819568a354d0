package dev.steelyard.guard.refusal;

import org.jspecify.annotations.Nullable;

/**
 * A form of the {@code WWW-Authenticate} challenge in a refusal (RFC 6750 section 3, RFC 9449
 * section 7.1, RFC 9470 section 3).
 */
public enum Challenge {
    NONE,
    /** "If the request lacks any authentication information …, no error code." */
    BARE,
    INVALID_TOKEN,
    /** The token came under the wrong one of the two schemes. */
    INVALID_TOKEN_OR_PROOF,
    INVALID_PROOF,
    INSUFFICIENT_SCOPE,
    /** RFC 9470 section 3. */
    STEP_UP;

    /** Algorithms for proofs: a space-delimited list (RFC 9449 section 5.1). */
    public static final String DPOP_ALGORITHMS = "ES256 PS256 RS256";

    /**
     * The value of WWW-Authenticate, or null.
     *
     * @param needed the scope that {@link #INSUFFICIENT_SCOPE} names, a scope-token of RFC 6749
     *     section 3.3, which holds neither quotes nor control characters; or the parameters of
     *     {@link #STEP_UP}
     */
    @Nullable String header(ErrorCode code, @Nullable String needed) {
        return header(code, code.message(), needed);
    }

    /**
     * The value of WWW-Authenticate with another description than that of the code, or null.
     *
     * @param message for {@code error_description}, without quotes and backslashes
     */
    @Nullable String header(ErrorCode code, String message, @Nullable String needed) {
        return switch (this) {
            case NONE -> null;
            case BARE -> "Bearer";
            case INVALID_TOKEN ->
                    "Bearer error=\"invalid_token\", error_description=\"" + message + '"';
            case INVALID_TOKEN_OR_PROOF ->
                    INVALID_TOKEN.header(code, message, null)
                            + ", DPoP algs=\""
                            + DPOP_ALGORITHMS
                            + '"';
            case INVALID_PROOF ->
                    "DPoP error=\"invalid_dpop_proof\", error_description=\""
                            + message
                            + "\", algs=\""
                            + DPOP_ALGORITHMS
                            + '"';
            case INSUFFICIENT_SCOPE ->
                    "Bearer error=\"insufficient_scope\", scope=\"" + needed + '"';
            case STEP_UP ->
                    "Bearer error=\"insufficient_user_authentication\", error_description=\""
                            + message
                            + "\", "
                            + needed;
        };
    }
}

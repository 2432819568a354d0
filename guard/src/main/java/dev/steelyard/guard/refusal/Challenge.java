package dev.steelyard.guard.refusal;

import org.jspecify.annotations.Nullable;

/** The forms of a Bearer challenge, RFC 6750 section 3. */
public enum Challenge {
    NONE,
    /** "If the request lacks any authentication information …, no error code." */
    BARE,
    INVALID_TOKEN,
    INSUFFICIENT_SCOPE;

    /**
     * The value of WWW-Authenticate, or null.
     *
     * @param permission the scope that {@link #INSUFFICIENT_SCOPE} names; must be a scope-token of
     *     RFC 6749 section 3.3, which holds neither quotes nor control characters
     */
    @Nullable String header(ErrorCode code, @Nullable String permission) {
        return switch (this) {
            case NONE -> null;
            case BARE -> "Bearer";
            case INVALID_TOKEN ->
                    "Bearer error=\"invalid_token\", error_description=\"" + code.message() + '"';
            case INSUFFICIENT_SCOPE ->
                    "Bearer error=\"insufficient_scope\", scope=\"" + permission + '"';
        };
    }
}

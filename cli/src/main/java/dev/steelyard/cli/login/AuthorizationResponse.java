package dev.steelyard.cli.login;

/**
 * The authorization response that the browser delivers during {@code steelyard login}: a code, an
 * error or a wrong issuer.
 */
sealed interface AuthorizationResponse {
    /** A code to redeem: a secret. */
    record Granted(String code) implements AuthorizationResponse {
        @Override
        public String toString() {
            return "Granted";
        }
    }

    /** Refused, by the user or by the issuer (RFC 6749, section 4.1.2.1). */
    record Denied(String error, String description) implements AuthorizationResponse {}

    /** A response of another issuer (RFC 9207, section 2.4): nothing of it may be used. */
    record WrongIssuer() implements AuthorizationResponse {}
}

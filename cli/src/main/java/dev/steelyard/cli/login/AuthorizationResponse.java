package dev.steelyard.cli.login;

/** How an authorization request was answered. */
sealed interface AuthorizationResponse {
    /** A code to be redeemed: a secret. */
    record Granted(String code) implements AuthorizationResponse {
        @Override
        public String toString() {
            return "Granted";
        }
    }

    /** Refused, by the person or by the issuer (RFC 6749, section 4.1.2.1). */
    record Denied(String error, String description) implements AuthorizationResponse {}

    /** Another issuer answered (RFC 9207, section 2.4): nothing of it may be used. */
    record WrongIssuer() implements AuthorizationResponse {}
}

package dev.steelyard.program.client;

/** How an authorization request was answered. */
sealed interface Authorization {
    /** A code to be redeemed: a secret. */
    record Granted(String code) implements Authorization {
        @Override
        public String toString() {
            return "Granted";
        }
    }

    /** Refused, by the person or by the issuer (RFC 6749, section 4.1.2.1). */
    record Denied(String error, String description) implements Authorization {}

    /** Another issuer answered (RFC 9207, section 2.4): nothing of it may be used. */
    record WrongIssuer() implements Authorization {}
}

package dev.steelyard.guard.principal;

import java.time.Instant;

/**
 * A revocation of access tokens before their expiry, by token, refresh token family or login
 * session.
 *
 * @param until by then all affected tokens have expired
 */
public record Revocation(Kind kind, String value, Instant until) {

    /** The claim of a token that is compared with the value. */
    public enum Kind {
        JTI,
        FAMILY,
        SID
    }
}

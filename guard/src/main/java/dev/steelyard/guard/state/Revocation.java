package dev.steelyard.guard.state;

import java.time.Instant;

/**
 * Something that was revoked before its tokens end.
 *
 * @param until from then on no token that it concerns is alive anyway
 */
public record Revocation(Kind kind, String value, Instant until) {

    /** Which claim of a token is compared with the value. */
    public enum Kind {
        JTI,
        FAMILY,
        SID
    }
}

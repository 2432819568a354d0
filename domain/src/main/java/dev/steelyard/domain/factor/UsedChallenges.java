package dev.steelyard.domain.factor;

import java.time.Instant;

/**
 * Stores the challenges that a passkey has answered, so that no answer is accepted twice (Web
 * Authentication Level 3, section 13.4.3). A challenge that nobody answered is not stored.
 */
public interface UsedChallenges {
    /**
     * Records an answered challenge. Of any number of calls for one challenge, concurrent or not,
     * exactly one answers true.
     *
     * @param challenge base64url
     * @param until when it has expired and can be forgotten
     * @return whether it was not answered before
     */
    boolean use(String challenge, Instant until);

    /** For what a page says; only {@link #use} decides. */
    boolean isUsed(String challenge);
}

package dev.steelyard.domain.factor;

import java.time.Instant;

/**
 * Stores values that were used and work once: challenges that a passkey answered (Web
 * Authentication Level 3, section 13.4.3), and nonces of links of {@code steelyard rescue}. Unused
 * ones are not stored.
 */
public interface UsedChallenges {
    /**
     * Records the use of a value. Of any number of calls for one challenge, concurrent or not,
     * exactly one answers true.
     *
     * @param challenge base64url, or the nonce of a link with its kind
     * @param until when it has expired and can be forgotten
     * @return whether it was not used before
     */
    boolean use(String challenge, Instant until);

    /** For what a page says; only {@link #use} decides. */
    boolean isUsed(String challenge);
}

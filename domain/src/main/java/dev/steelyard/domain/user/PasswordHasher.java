package dev.steelyard.domain.user;

import org.jspecify.annotations.Nullable;

/**
 * Hashes and verifies users' passwords with Argon2id. Calls may wait in a bounded pool.
 * Thread-safe.
 */
public interface PasswordHasher {
    /** The part of a PHC string that marks a password which {@link Password#isShort()}. */
    String SHORT_MARK = ",short=1";

    /**
     * Whether {@code phc} was made of a password that is allowed only beside a second factor in
     * every login. False for hashes that were made before there was this mark.
     */
    static boolean isShort(String phc) {
        return phc.contains(SHORT_MARK);
    }

    /** How many passwords it hashes at the same time; constant. */
    int places();

    /**
     * The PHC string of {@code password}.
     *
     * @throws HasherBusy where too many wait already
     */
    String hash(Password password);

    /**
     * Whether {@code phc} was made of {@code password}. With no {@code phc} (no such user) it takes
     * the same time and answers false, so that timing names no user.
     *
     * @throws HasherBusy where too many wait already, regardless of the user
     */
    boolean verify(Password password, @Nullable String phc);
}

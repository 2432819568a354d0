package dev.steelyard.domain.user;

import org.jspecify.annotations.Nullable;

/**
 * Hashes and verifies users' passwords with Argon2id. Calls may wait in a bounded pool.
 * Thread-safe.
 */
public interface PasswordHasher {
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

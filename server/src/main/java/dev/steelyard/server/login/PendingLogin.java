package dev.steelyard.server.login;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.PasswordProof;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A login that waits for the second factor. The user proved its password, or is logged in and must
 * prove more.
 *
 * @param password what the user proved; null: the user has a login session, to which the second
 *     factor is added
 * @param since when the page of the second factor was first shown
 */
record PendingLogin(
        Id<User> user, @Nullable PasswordProof password, Instant since, LoginDestination to) {
    /** How long a proved password waits for the second factor. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    boolean expired(Instant now) {
        return !now.isBefore(since.plus(LONGEST));
    }
}

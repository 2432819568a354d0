package dev.steelyard.domain.deletion;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's wish to delete its account, which it can take back until it is due.
 *
 * @param done when the account was deleted for good; null: not yet
 */
public record AccountDeletion(
        Id<User> user, Instant requested, Instant due, @Nullable Instant done) {
    /** How long the user can change its mind. */
    public static final Duration DELAY = Duration.ofDays(14);

    public static AccountDeletion requested(Id<User> user, Instant now) {
        return new AccountDeletion(user, now, now.plus(DELAY), null);
    }
}

package dev.steelyard.domain.factor;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;

/**
 * Stores which users may add a first second factor although one is demanded of them already. A link
 * that was mailed to the user, or given by an operator, permits it for a time: a stolen password
 * alone adds no factor.
 */
public interface FactorEnrolments {
    /** Permits it to the user until {@code until}. */
    void permit(Id<User> user, Instant until);

    boolean isPermitted(Id<User> user, Instant now);

    /** Ends the permission. */
    void end(Id<User> user);
}

package dev.steelyard.domain.link;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;

/**
 * A reset of a user's password or second factors by staff. It is kept for 30 days, so that one
 * person alone can't reset both.
 *
 * @param maker the staff or program, as the audit log names actors
 */
public record AccountReset(Id<User> user, Kind kind, String maker, Instant at) {
    /** What was reset. */
    public enum Kind {
        PASSWORD,
        FACTORS
    }
}

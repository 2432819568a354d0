package dev.steelyard.domain.profile;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.Map;

/**
 * What a person says of itself.
 *
 * @param values of the lines that are filled in
 * @param updated when the person last saved it
 */
public record Profile(Id<User> user, Map<ProfileField, String> values, Instant updated) {
    public Profile {
        values = Map.copyOf(values);
    }

    /** Names of lines only: the rest is the person's own. */
    @Override
    public String toString() {
        return "Profile[user=" + user + ", values=" + values.keySet() + "]";
    }
}

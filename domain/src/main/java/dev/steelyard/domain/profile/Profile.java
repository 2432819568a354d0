package dev.steelyard.domain.profile;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.Map;

/**
 * The values of a user's profile fields, such as given name and address, as the user entered them.
 *
 * @param values the fields that are filled in
 * @param updated when the user last saved it
 */
public record Profile(Id<User> user, Map<ProfileField, String> values, Instant updated) {
    public Profile {
        values = Map.copyOf(values);
    }

    /** Names of fields only: the values are private to the user. */
    @Override
    public String toString() {
        return "Profile[user=" + user + ", values=" + values.keySet() + "]";
    }
}

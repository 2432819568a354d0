package dev.steelyard.domain.profile;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.util.Optional;

/** Stores the profiles of users, such as given name and address. */
public interface Profiles {
    /** Inserts or replaces, field by field. */
    void put(Profile profile);

    Optional<Profile> find(Id<User> user);
}

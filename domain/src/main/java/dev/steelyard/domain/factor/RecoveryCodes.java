package dev.steelyard.domain.factor;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.Collection;

/** Stores keyed hashes of users' recovery codes, each of which replaces a second factor once. */
public interface RecoveryCodes {
    /** The number of codes that a user gets. */
    int MANY = 10;

    /** Replaces the user's codes, used or not. */
    void replace(Id<User> user, Collection<String> hashes, Instant created);

    /** The number of unused codes. */
    int left(Id<User> user);

    /**
     * Uses a code by one conditional UPDATE: of any number of calls for one code, concurrent or
     * not, exactly one answers true.
     */
    boolean use(Id<User> user, String hash, Instant at);

    void removeAll(Id<User> user);
}

package dev.steelyard.domain.link;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.List;

/** Stores the latest reset of each kind of a user by each maker. */
public interface AccountResets {
    /** Inserts it, or replaces the earlier one of that user, kind and maker. */
    void put(AccountReset reset);

    /** Those of {@code user} at {@code since} or later. */
    List<AccountReset> since(Id<User> user, Instant since);
}

package dev.steelyard.domain.deletion;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores users' wishes to delete their accounts, and deletes them when they are due. */
public interface AccountDeletions {
    /** Inserts it; false where the user has one. */
    boolean insert(AccountDeletion deletion);

    Optional<AccountDeletion> find(Id<User> user);

    /** Removes one that is not done, by one conditional statement; false where there is none. */
    boolean cancel(Id<User> user);

    /** The users whose accounts are to be deleted now, the longest waiting first. */
    List<Id<User>> due(Instant now, int limit);

    /**
     * Deletes for good what is stored of the user: password, factors, links, profile, consents,
     * sessions, codes and refresh tokens. Of the account the id stays, so that the audit log can be
     * read; address and name are gone, and the address is free for another account. Memberships and
     * staff are the caller's to end. Of concurrent calls exactly one answers true; false where it
     * is cancelled, not due, or done.
     */
    boolean complete(Id<User> user, Instant now);
}

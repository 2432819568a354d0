package dev.steelyard.domain.user;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores users, with their e-mail addresses and password hashes. {@code Transaction} describes
 * versions.
 */
public interface Users {
    /** Inserts the user; false where the address is taken. */
    boolean insert(User user);

    boolean update(User user);

    /**
     * Gives the user an address; false where another user has it. Of concurrent calls for one
     * address and several users one answers true.
     *
     * @param user as stored; the caller holds the lock
     * @param verified whether a mail proved the address
     */
    boolean changeAddress(User user, EmailAddress address, boolean verified);

    Optional<User> find(Id<User> id);

    /** Those of {@code ids} that exist, in one statement. */
    List<User> findAll(Collection<Id<User>> ids);

    /**
     * As {@link #find}, and until the transaction ends no other may lock or change it: grants to a
     * user and their endings wait for each other.
     */
    Optional<User> lock(Id<User> id);

    /** By {@link EmailAddress#normalised}. */
    Optional<User> findByEmail(EmailAddress email);

    /**
     * In the order of ids.
     *
     * @param beginning of their address or name; null: all
     */
    List<User> list(@Nullable SearchPrefix beginning, PageRequest page);

    /** The PHC string of the user's password. */
    Optional<String> password(Id<User> id);

    /** Also forgets failed logins. */
    void setPassword(Id<User> id, String phc);

    /** No password logs the user in until another is set. */
    void removePassword(Id<User> id);

    /**
     * Counts a failed login of the user with this address; of an unknown address it does nothing,
     * by the same statement.
     */
    void countFailedLogin(EmailAddress email);

    /** The number of failed logins since the last one that succeeded. */
    int failedLogins(Id<User> id);

    void forgetFailedLogins(Id<User> id);
}

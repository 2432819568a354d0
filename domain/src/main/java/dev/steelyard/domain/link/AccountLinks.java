package dev.steelyard.domain.link;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.Optional;

/** Stores single-use links that change users' accounts. */
public interface AccountLinks {
    /**
     * Inserts an open link. Of a user who doesn't exist it inserts nothing, by the same statement:
     * a caller that must not tell whether there is a user needs no other way.
     */
    void insert(AccountLink link);

    Optional<AccountLink> find(Id<AccountLink> id);

    /**
     * Uses it by one conditional UPDATE: of any number of concurrent calls exactly one answers
     * true. False where it is used, ended or expired.
     */
    boolean consume(Id<AccountLink> id, Instant now);

    /** The user's latest open link of one purpose. */
    Optional<AccountLink> open(Id<User> user, AccountLink.Purpose purpose, Instant now);

    /** Whether the user has a link of one purpose that has not expired; it may be used or ended. */
    boolean unexpired(Id<User> user, AccountLink.Purpose purpose, Instant now);

    /**
     * The latest link that staff made, that set the user's password, and that the user has not
     * {@link #see seen}.
     */
    Optional<AccountLink> unseenReset(Id<User> user);

    /** Records that the user has seen who made the links that set its password. */
    void see(Id<User> user, Instant now);

    /** Ends the open links of one purpose that expire at {@code expires} or later. */
    void endFrom(Id<User> user, AccountLink.Purpose purpose, Instant expires, Instant now);

    /** Ends the open links of one purpose. */
    void end(Id<User> user, AccountLink.Purpose purpose, Instant now);

    /**
     * Ends all open links of a user whose address or password changes. {@link
     * AccountLink.Purpose#ADDRESS_UNDO} continues: an intruder who changed the address could else
     * end it by a change of the password. While the user is disabled it rests.
     */
    void endAll(Id<User> user, Instant now);
}

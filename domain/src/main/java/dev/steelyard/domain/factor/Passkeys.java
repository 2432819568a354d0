package dev.steelyard.domain.factor;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores users' passkeys, and the user handles that authenticators know users by. */
public interface Passkeys {
    /**
     * Stores {@code fresh} as the user's handle unless the user has one; answers the one that the
     * user has. A handle never changes, since authenticators store it.
     *
     * @param fresh 64 random bytes, base64url
     */
    String handle(Id<User> user, String fresh);

    /** The user's handle; empty: the user never had a passkey. */
    Optional<String> handle(Id<User> user);

    /** Inserts the passkey; false where the credential id is registered already, of any user. */
    boolean insert(Passkey passkey);

    Optional<Passkey> find(String credentialId);

    /** The user's passkeys, by id. */
    List<Passkey> ofUser(Id<User> user);

    /** False where the user has no such passkey. */
    boolean rename(Id<User> user, Id<Passkey> passkey, String name);

    /** Of any number of concurrent calls exactly one answers true. */
    boolean remove(Id<User> user, Id<Passkey> passkey);

    /**
     * Removes all passkeys of the user.
     *
     * @return how many there were
     */
    int removeAll(Id<User> user);

    /**
     * Records a login, by one conditional UPDATE: of any number of concurrent calls with one
     * counter value exactly one answers true, unless the authenticator does not count.
     *
     * @param signCount the authenticator's counter
     * @return false where the passkey is gone, or where {@code signCount} is not above the stored
     *     counter and one of them is not 0: there may be a copy (Web Authentication Level 3,
     *     section 7.2, step 22)
     */
    boolean use(Id<Passkey> passkey, long signCount, boolean backedUp, Instant at);
}

package dev.steelyard.domain.factor;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.Optional;

/** Stores which users have an authenticator app, and which of its codes were accepted. */
public interface AuthenticatorApps {
    /** Inserts the app; false where the user has one already. */
    boolean insert(AuthenticatorApp app);

    Optional<AuthenticatorApp> ofUser(Id<User> user);

    /**
     * Accepts a code by one conditional UPDATE: of any number of calls for one time step,
     * concurrent or not, exactly one answers true.
     *
     * @param step the time step of the code
     * @return false where the app is gone, or a code of this or a later step was accepted
     */
    boolean use(Id<AuthenticatorApp> app, long step, Instant at);

    /** Of any number of concurrent calls exactly one answers true. */
    boolean remove(Id<AuthenticatorApp> app);
}

package dev.steelyard.domain.journal;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;

/**
 * Removes second factors of users, with their secrets and with the recovery codes, which end with
 * the last factor. The caller locks the user and records the change.
 */
public final class FactorRemover {
    private FactorRemover() {}

    /** Whether the user has an authenticator app or a passkey. Recovery codes alone are none. */
    public static boolean hasFactor(Transaction tx, Id<User> user) {
        return tx.authenticatorApps().ofUser(user).isPresent()
                || !tx.passkeys().ofUser(user).isEmpty();
    }

    /** Removes the authenticator app; false: there is none. */
    public static boolean removeApp(Transaction tx, Id<User> user) {
        var app = tx.authenticatorApps().ofUser(user).orElse(null);
        if (app == null || !tx.authenticatorApps().remove(app.id())) {
            return false;
        }
        tx.keptSecrets().remove(app.secretName());
        endCodesOfLast(tx, user);
        return true;
    }

    /** Removes all factors. */
    public static void removeAll(Transaction tx, Id<User> user) {
        tx.passkeys().removeAll(user);
        removeApp(tx, user);
        endCodesOfLast(tx, user);
    }

    /** Removes the recovery codes of a user who has no factor any more. */
    public static void endCodesOfLast(Transaction tx, Id<User> user) {
        if (!hasFactor(tx, user)) {
            tx.recoveryCodes().removeAll(user);
        }
    }
}

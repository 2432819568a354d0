package dev.steelyard.admin.address;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import org.jspecify.annotations.Nullable;

/**
 * How many second factors an undo left, because they are from before the change. The user is told,
 * since a passkey of the intruder's would log in alone.
 */
public record FactorsLeft(int passkeys, int authenticators) {
    static FactorsLeft of(Transaction tx, Id<User> user) {
        return new FactorsLeft(
                tx.passkeys().ofUser(user).size(),
                tx.authenticatorApps().ofUser(user).isPresent() ? 1 : 0);
    }

    public boolean any() {
        return passkeys + authenticators > 0;
    }

    /** As texts of mails name them; null: none are left. */
    @Nullable String kinds() {
        if (passkeys == 0) {
            return authenticators == 0 ? null : "authenticator";
        }
        return authenticators == 0 ? "passkeys" : "passkeys_and_authenticator";
    }
}

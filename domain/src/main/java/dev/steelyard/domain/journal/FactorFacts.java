package dev.steelyard.domain.journal;

import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.factor.Passkey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import java.util.List;

/**
 * The second factors of a user in the form of the audit log: ids of passkeys by the credential
 * types of CAEP 1.0, section 3.3.1, never their names, which are the user's own (rule 9).
 */
public final class FactorFacts {
    /** The credential types of passkeys. */
    static final List<String> PASSKEY_TYPES = List.of("fido2-platform", "fido2-roaming");

    /** Whether the user has an authenticator app. */
    static final String AUTHENTICATOR = "authenticator";

    private FactorFacts() {}

    public static AuditedProperties of(Transaction tx, Id<User> user) {
        var passkeys = tx.passkeys().ofUser(user);
        return AuditedProperties.NONE
                .with(AUTHENTICATOR, tx.authenticatorApps().ofUser(user).isPresent())
                .with(PASSKEY_TYPES.getFirst(), ids(passkeys, true))
                .with(PASSKEY_TYPES.getLast(), ids(passkeys, false));
    }

    private static List<Id<Passkey>> ids(List<Passkey> passkeys, boolean platform) {
        return passkeys.stream()
                .filter(passkey -> passkey.isPlatform() == platform)
                .map(Passkey::id)
                .toList();
    }
}

package dev.steelyard.server.factor;

import dev.steelyard.domain.factor.AuthenticatorApp;
import dev.steelyard.domain.factor.Passkey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.session.Acr;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.PasswordHasher;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The second factors that a user has.
 *
 * @param authenticator whether it has an authenticator app
 * @param passkeys the number of its passkeys
 * @param recoveryCodes the number of unused recovery codes
 * @param since when the earliest of its factors was added; null: it has none
 */
public record UserFactors(
        boolean authenticator, int passkeys, int recoveryCodes, @Nullable Instant since) {
    /** Whether the user's password is too short to log in without the only factor there is. */
    public static boolean isLastBesideShortPassword(Transaction tx, Id<User> user) {
        var factors = of(tx, user);
        return factors.passkeys() + (factors.authenticator() ? 1 : 0) == 1
                && tx.users().password(user).filter(PasswordHasher::isShort).isPresent();
    }

    public static UserFactors of(Transaction tx, Id<User> user) {
        var app = tx.authenticatorApps().ofUser(user);
        var passkeys = tx.passkeys().ofUser(user);
        return new UserFactors(
                app.isPresent(),
                passkeys.size(),
                tx.recoveryCodes().left(user),
                Stream.concat(
                                app.map(AuthenticatorApp::created).stream(),
                                passkeys.stream().map(Passkey::created))
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** Recovery codes replace a factor; alone they are none. */
    public boolean any() {
        return authenticator || passkeys > 0;
    }

    /**
     * Whether {@code session} proved one of them. A session that began before the first could not;
     * it counts, since its login could have added that one.
     */
    public boolean provedIn(Session session) {
        return since == null
                || Acr.MFA.isProvedBy(session.methods())
                || !session.created().isAfter(since);
    }

    /** Whether the user can enter a code after the password. */
    public boolean canEnterCode() {
        return authenticator || any() && recoveryCodes > 0;
    }

    /** {@code methods}, with the one that a code adds. */
    public static Set<LoginMethod> withCode(Set<LoginMethod> methods) {
        return with(methods, LoginMethod.OTP);
    }

    public static Set<LoginMethod> with(Set<LoginMethod> methods, LoginMethod added) {
        var all = EnumSet.of(added);
        all.addAll(methods);
        return all;
    }
}

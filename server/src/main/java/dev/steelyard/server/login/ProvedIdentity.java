package dev.steelyard.server.login;

import dev.steelyard.domain.factor.TrustedBrowser;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import dev.steelyard.server.browser.BrowserTrust;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A user who has proved to be the one in full, and whose login session has not begun yet. Every way
 * to log in ends with one, which {@link LoginFlow#begin} takes.
 *
 * @param methods what the user proved, of which the session's {@code acr} and {@code amr} follow
 * @param proof uses or counts the proof, under the user's lock; false: it no longer proves the user
 * @param phc the stored hash of the user's password, with which this browser is known from now on;
 *     empty: the user has none
 * @param trust what the login does to the trust in its browser; null: nothing
 */
record ProvedIdentity(
        User user,
        Set<LoginMethod> methods,
        Predicate<Transaction> proof,
        String phc,
        BrowserTrust.@Nullable Change trust) {
    ProvedIdentity {
        methods = Set.copyOf(methods);
    }

    /** The id of the trusted browser that replaced the second factor; null: none did. */
    @Nullable Id<TrustedBrowser> usedBrowser() {
        return trust instanceof BrowserTrust.Change.Use use ? use.browser().id() : null;
    }

    /** Redacted: the hash is a secret. */
    @Override
    public String toString() {
        return "ProvedIdentity[" + user.id() + "]";
    }
}

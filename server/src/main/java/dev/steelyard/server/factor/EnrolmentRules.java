package dev.steelyard.server.factor;

import dev.steelyard.domain.factor.FactorPolicies;
import dev.steelyard.domain.factor.SecondFactorPolicy;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.server.browser.SignedInUser;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Decides whether a logged-in user may change its second factors. A user who has one must have
 * proved it in this login, unless it was added since. A first factor that a policy demands already
 * needs a link, or a login from before the policy: a stolen password alone adds no factor.
 * Thread-safe.
 *
 * @param staff the policy for staff
 */
public record EnrolmentRules(SecondFactorPolicy staff, InstantSource clock) {
    /** The result of the check. */
    public enum Answer {
        ALLOWED,
        /** The user has a second factor, which this login did not prove. */
        PROVE_FACTOR,
        /** A first factor is demanded; it needs a link or an older login. */
        LINK_NEEDED
    }

    public Answer of(Transaction tx, SignedInUser signedIn) {
        var user = signedIn.user().id();
        var factors = UserFactors.of(tx, user);
        if (factors.any()) {
            return factors.provedIn(signedIn.session()) ? Answer.ALLOWED : Answer.PROVE_FACTOR;
        }
        boolean demanded = staff.demands() && tx.staff().find(user).isPresent();
        boolean allowed =
                !demanded
                        || tx.factorEnrolments().isPermitted(user, clock.instant())
                        || isOlder(tx, signedIn.session().created());
        return allowed ? Answer.ALLOWED : Answer.LINK_NEEDED;
    }

    private static boolean isOlder(Transaction tx, Instant login) {
        return tx.factorPolicies().since(FactorPolicies.STAFF).filter(login::isBefore).isPresent();
    }
}

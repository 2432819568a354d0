package dev.steelyard.server.factor;

import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.factor.FactorPolicies;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import dev.steelyard.server.browser.SignedInUser;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides whether a logged-in user may change its second factors. A user who has one must have
 * proved it in this login, unless it was added since. A first factor that a policy demands already
 * needs a link, or a login from before the policy, which the fresh proof limits to the last 10
 * minutes: a stolen password alone adds no factor. Thread-safe.
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
        var login = signedIn.session().created();
        boolean allowed =
                demands(tx, user).allMatch(login::isBefore)
                        || tx.factorEnrolments().isPermitted(user, clock.instant());
        return allowed ? Answer.ALLOWED : Answer.LINK_NEEDED;
    }

    /** Since when policies demand a factor of the user. */
    private Stream<Instant> demands(Transaction tx, Id<User> user) {
        var policies = tx.factorPolicies();
        var ofStaff =
                staff.demands() && tx.staff().find(user).isPresent()
                        ? Optional.of(policies.since(FactorPolicies.STAFF).orElse(Instant.EPOCH))
                        : Optional.<Instant>empty();
        return Stream.concat(ofStaff.stream(), policies.demandedOf(user).stream());
    }
}

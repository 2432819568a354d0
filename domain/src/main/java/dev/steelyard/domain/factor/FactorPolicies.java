package dev.steelyard.domain.factor;

import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Stores since when each policy on second factors demands one. A login session from before that may
 * add the first factor that the policy demands.
 */
public interface FactorPolicies {
    /** The name of the policy for staff. */
    String STAFF = "staff";

    /** The name of the policy of an application or a resource server. */
    static String of(Id<?> object) {
        return object.toString();
    }

    /**
     * Records {@code policy}. The earlier time stays where both the recorded policy and this one
     * demand a factor, or neither does: a stricter demand makes no later login an early one.
     */
    void record(String name, SecondFactorPolicy policy, Instant now);

    /** Since when the policy demands a factor, or demands none; empty: never recorded. */
    Optional<Instant> since(String name);

    /**
     * Since when a second factor is demanded of a user by the applications that it is a member of,
     * or by resource servers, of which every member can ask for tokens: the earliest time. A demand
     * that was never recorded has always been there. Empty: none of them demands one.
     */
    Optional<Instant> demandedOf(Id<User> user);

    /**
     * The policies of the applications that the user is a member of, and those of resource servers
     * if there are any.
     */
    Set<SecondFactorPolicy> binding(Id<User> user);
}

package dev.steelyard.domain.factor;

import java.time.Instant;
import java.util.Optional;

/**
 * Stores since when each policy on second factors has its present value. A login session from
 * before that may add the first factor that the policy demands.
 */
public interface FactorPolicies {
    /** The name of the policy for staff. */
    String STAFF = "staff";

    /** Records {@code policy}; where it is the recorded one, the earlier time stays. */
    void record(String name, SecondFactorPolicy policy, Instant now);

    /** Since when the policy has its value; empty: never recorded. */
    Optional<Instant> since(String name);
}

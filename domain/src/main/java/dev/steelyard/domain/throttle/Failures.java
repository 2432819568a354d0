package dev.steelyard.domain.throttle;

import java.time.Instant;
import java.util.Optional;

/**
 * Stores counts of failed attempts, such as wrong passwords, for rate limits. Has a row for each
 * bucket, which is removed once all its failures are forgotten.
 */
public interface Failures {
    /**
     * The time when the last failure in {@code bucket} is forgotten; empty where none is held at
     * {@code now}.
     */
    Optional<Instant> forgotten(String bucket, Instant now);

    /**
     * Adds a failure to {@code bucket} where there is room: one statement decides, so that
     * concurrent calls never exceed the budget.
     *
     * @param bucket a name that reveals nothing to a reader of the store
     * @return false: there was no room
     */
    boolean add(String bucket, FailureRateLimit budget, Instant now);
}

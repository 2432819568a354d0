package dev.steelyard.domain.throttle;

import java.time.Instant;
import java.util.Optional;

/** Stores failures: a row for each bucket, which is swept once all in it is forgotten. */
public interface Failures {
    /**
     * When the last failure in {@code bucket} will be forgotten, where any is held at {@code now}.
     */
    Optional<Instant> forgotten(String bucket, Instant now);

    /**
     * Puts one more failure into {@code bucket} where there is room: one statement decides, so that
     * of many at once no more than the budget get in.
     *
     * @param bucket a name that tells nothing to a reader of the store
     * @return false: there was no room
     */
    boolean add(String bucket, Budget budget, Instant now);
}

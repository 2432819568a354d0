package dev.steelyard.domain.idempotency;

import java.time.Instant;
import java.util.Optional;

/** Stores idempotency keys of management requests with the responses to repeat. */
public interface IdempotencyKeys {
    /**
     * Takes the key for this transaction's act, unless a live key of that caller and value exists.
     * Waits for concurrent calls: exactly one takes the key, the others find it by {@link #find}.
     */
    boolean take(IdempotencyRecord key, Instant now);

    Optional<IdempotencyRecord> find(String caller, String value);

    /** Stores the answer to the act. */
    void keep(String caller, String value, String answer);

    /** Removes the oldest of a caller's keys, so that {@code most} are left. */
    void prune(String caller, int most);
}

package dev.steelyard.domain.idempotency;

import java.time.Instant;
import java.util.Optional;

/** Stores idempotency keys. */
public interface IdempotencyKeys {
    /**
     * Takes the key for this transaction's act, unless a live one of that caller and value is
     * there. Waits for whoever takes it at the same time: of any number one gets it, and who
     * doesn't finds it by {@link #find}.
     */
    boolean take(IdempotencyKey key, Instant now);

    Optional<IdempotencyKey> find(String caller, String value);

    /** What the act was answered. */
    void keep(String caller, String value, String answer);

    /** Forgets the oldest of a caller's keys, so that {@code most} are left. */
    void prune(String caller, int most);
}

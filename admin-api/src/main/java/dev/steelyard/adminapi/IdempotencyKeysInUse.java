package dev.steelyard.adminapi;

import dev.steelyard.domain.reseller.Authority;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The idempotency keys of POST requests in progress on this node. A repeated request gets 409 at
 * once and does not wait for the database behind the first request. Other nodes wait, and then
 * answer the repeat: the store guarantees single execution. Thread-safe.
 */
final class IdempotencyKeysInUse {
    private final Set<Turn> turns = ConcurrentHashMap.newKeySet();

    private record Turn(String who, Authority authority, String key) {}

    /** A key in use until it is closed. */
    interface Use extends AutoCloseable {
        @Override
        void close();
    }

    /** Empty: the caller has another request with this key in progress. */
    Optional<Use> begin(String who, Authority authority, String key) {
        var turn = new Turn(who, authority, key);
        return turns.add(turn) ? Optional.of(() -> turns.remove(turn)) : Optional.empty();
    }
}

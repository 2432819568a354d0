package dev.steelyard.adminapi;

import dev.steelyard.domain.reseller.Authority;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Requests with an Idempotency-Key that this node is answering, so that a repeat doesn't wait for
 * the database behind them. Other nodes do wait, and then answer the repeat: that something is done
 * once is the store's guarantee. Thread-safe.
 */
final class KeysInUse {
    private final Set<Turn> turns = ConcurrentHashMap.newKeySet();

    private record Turn(String who, Authority authority, String key) {}

    /** Over once it is closed. */
    interface Use extends AutoCloseable {
        @Override
        void close();
    }

    /** Empty: that caller has one with the same key under way. */
    Optional<Use> begin(String who, Authority authority, String key) {
        var turn = new Turn(who, authority, key);
        return turns.add(turn) ? Optional.of(() -> turns.remove(turn)) : Optional.empty();
    }
}

package dev.steelyard.admin.key;

import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.key.StoredKey;
import dev.steelyard.operations.key.KeyOperations;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores token signing keys and their state changes, in a transaction that holds the lock on the
 * keys.
 */
record KeyWriter(OperationContext context) {
    /** Waits for concurrent changes of keys, on any node. */
    static KeyWriter locked(OperationContext context) {
        context.tx().keys().lock();
        return new KeyWriter(context);
    }

    List<StoredKey> list() {
        return context.tx().keys().list();
    }

    /** The published key of this algorithm that does not sign yet; null: none. */
    @Nullable StoredKey next(String algorithm) {
        return list().stream()
                .filter(key -> key.algorithm().equals(algorithm))
                .filter(key -> key.state(context.now()) == StoredKey.State.NEXT)
                .findFirst()
                .orElse(null);
    }

    /** The key of this algorithm that has no end; null: none. */
    @Nullable StoredKey last(String algorithm) {
        return list().stream()
                .filter(key -> key.algorithm().equals(algorithm) && key.retired() == null)
                .findFirst()
                .orElse(null);
    }

    /** Publishes the first key of its algorithm. */
    void begin(StoredKey key) {
        if (context.tx().keys().insert(key)) {
            record(JournalEntry.made("key.create", matter(key), facts(key)));
        }
    }

    /** Publishes {@code key}; its predecessor is retired when this one begins to sign. */
    void succeed(StoredKey key, String action) {
        var last = last(key.algorithm());
        if (last != null
                && context.tx().keys().end(last.kid(), key.signsFrom())
                && context.tx().keys().insert(key)) {
            record(JournalEntry.made(action, matter(key), facts(key)).with("before", last.kid()));
        }
    }

    void advance(StoredKey next, Instant at) {
        if (context.tx().keys().advance(next.kid(), at)) {
            var facts = facts(next);
            record(
                    JournalEntry.of(
                            "key.rotate",
                            matter(next),
                            Difference.between(facts, facts.with("signs_from", at))));
        }
    }

    void removeAll(String algorithm) {
        for (var key : list()) {
            if (key.algorithm().equals(algorithm) && context.tx().keys().remove(key.kid())) {
                record(JournalEntry.gone("key.withdraw", matter(key), facts(key)));
            }
        }
    }

    void remove(StoredKey key) {
        if (context.tx().keys().remove(key.kid())) {
            record(JournalEntry.gone("key.remove", matter(key), facts(key)));
        }
    }

    private static AuditedProperties facts(StoredKey key) {
        return AuditedObjectConverter.of(KeyOperations.RECORDED, key);
    }

    private static AuditSubject matter(StoredKey key) {
        return AuditSubject.ofOperator("key", key.kid());
    }

    private void record(JournalEntry entry) {
        context.record(entry);
        context.tx().changed(ChangeKey.KEYS);
    }
}

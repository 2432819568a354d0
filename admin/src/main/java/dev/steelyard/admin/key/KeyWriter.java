package dev.steelyard.admin.key;

import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.journal.FactsOf;
import dev.steelyard.domain.key.StoredKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done to signing keys inside a transaction that holds the store's lock on them. */
record KeyWriter(OperationContext act) {
    /** Waits for whoever changes keys at this moment, on whichever node. */
    static KeyWriter locked(OperationContext act) {
        act.tx().keys().lock();
        return new KeyWriter(act);
    }

    List<StoredKey> list() {
        return act.tx().keys().list();
    }

    /** The key of that algorithm that is published and does not sign yet; null: none. */
    @Nullable StoredKey next(String algorithm) {
        return list().stream()
                .filter(key -> key.algorithm().equals(algorithm))
                .filter(key -> key.state(act.now()) == StoredKey.State.NEXT)
                .findFirst()
                .orElse(null);
    }

    /** The key of that algorithm that has no end; null: none. */
    @Nullable StoredKey last(String algorithm) {
        return list().stream()
                .filter(key -> key.algorithm().equals(algorithm) && key.retired() == null)
                .findFirst()
                .orElse(null);
    }

    /** Publishes the first key of its algorithm. */
    void begin(StoredKey key) {
        if (act.tx().keys().insert(key)) {
            record(Entry.made("key.create", matter(key), FactsOf.key(key)));
        }
    }

    /** Publishes {@code key}; the one before it ends when this one begins to sign. */
    void succeed(StoredKey key, String action) {
        var last = last(key.algorithm());
        if (last != null
                && act.tx().keys().end(last.kid(), key.signsFrom())
                && act.tx().keys().insert(key)) {
            record(Entry.made(action, matter(key), FactsOf.key(key)).with("before", last.kid()));
        }
    }

    void advance(StoredKey next, Instant at) {
        if (act.tx().keys().advance(next.kid(), at)) {
            var facts = FactsOf.key(next);
            record(
                    Entry.of(
                            "key.rotate",
                            matter(next),
                            Difference.between(facts, facts.with("signs_from", at))));
        }
    }

    void removeAll(String algorithm) {
        for (var key : list()) {
            if (key.algorithm().equals(algorithm) && act.tx().keys().remove(key.kid())) {
                record(Entry.gone("key.withdraw", matter(key), FactsOf.key(key)));
            }
        }
    }

    void remove(StoredKey key) {
        if (act.tx().keys().remove(key.kid())) {
            record(Entry.gone("key.remove", matter(key), FactsOf.key(key)));
        }
    }

    private static Matter matter(StoredKey key) {
        return Matter.ofOperator("key", key.kid());
    }

    private void record(Entry entry) {
        act.record(entry);
        act.tx().changed(ChangeKey.KEYS);
    }
}

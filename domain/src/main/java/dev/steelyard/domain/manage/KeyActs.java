package dev.steelyard.domain.manage;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.key.StoredKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done to signing keys inside a transaction that holds the store's lock on them. */
record KeyActs(Act act) {
    /** Waits for whoever changes keys at this moment, on whichever node. */
    static KeyActs locked(Act act) {
        act.tx().keys().lock();
        return new KeyActs(act);
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
            record("key.create", key, difference(key).with("signs_from", key.signsFrom()));
        }
    }

    /** Publishes {@code key}; the one before it ends when this one begins to sign. */
    void succeed(StoredKey key, String action) {
        var last = last(key.algorithm());
        if (last != null
                && act.tx().keys().end(last.kid(), key.signsFrom())
                && act.tx().keys().insert(key)) {
            record(
                    action,
                    key,
                    difference(key).with("signs_from", key.signsFrom()).with("before", last.kid()));
        }
    }

    void advance(StoredKey next, Instant at) {
        if (act.tx().keys().advance(next.kid(), at)) {
            record("key.rotate", next, difference(next).change("signs_from", next.signsFrom(), at));
        }
    }

    void removeAll(String algorithm) {
        for (var key : list()) {
            if (key.algorithm().equals(algorithm) && act.tx().keys().remove(key.kid())) {
                record("key.withdraw", key, difference(key));
            }
        }
    }

    void remove(StoredKey key) {
        if (act.tx().keys().remove(key.kid())) {
            record("key.remove", key, difference(key));
        }
    }

    private static Difference difference(StoredKey key) {
        return new Difference().with("algorithm", key.algorithm());
    }

    private void record(String action, StoredKey key, Difference difference) {
        act.record(action, "key:" + key.kid(), null, difference);
        act.tx().changed(ChangeKey.KEYS);
    }
}

package dev.steelyard.admin.key;

import static dev.steelyard.domain.permission.ManagementPermission.KEYS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.KEYS_WRITE;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.client.metadata.ClientTokenSettings;
import dev.steelyard.domain.key.KeyMaker;
import dev.steelyard.domain.key.KeySchedule;
import dev.steelyard.domain.key.StoredKey;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rotates the keys that sign tokens by schedule. It creates the first ones, publishes the next in
 * time, and removes a key when its last token has expired. Every node may call it at any time:
 * under the store's lock on keys one node does the work, and the others find it done. Thread-safe.
 */
public final class KeyRotation {
    private final OperationRunner runner;
    private final KeyMaker maker;
    private final KeySchedule schedule;

    public KeyRotation(OperationRunner runner, KeyMaker maker, KeySchedule schedule) {
        this.runner = runner;
        this.maker = maker;
        this.schedule = schedule;
    }

    /** Does the steps that are due; otherwise it writes nothing and creates no key. */
    public void keep() {
        var seen = read(runner.read(Actor.system(), KEYS_READ, Seen::new));
        for (var algorithm : ClientTokenSettings.ALGORITHMS) {
            if (seen.lastOf(algorithm).isEmpty()) {
                var made = maker.make(algorithm);
                write(keys -> begin(keys, made));
            } else if (seen.lastOf(algorithm).stream().anyMatch(key -> due(key, seen.now()))) {
                var made = maker.make(algorithm);
                write(keys -> succeed(keys, made));
            }
        }
        if (seen.keys().stream().anyMatch(key -> schedule.over(key, seen.now()))) {
            write(this::removeOver);
        }
    }

    private record Seen(List<StoredKey> keys, Instant now) {
        Seen(OperationContext context) {
            this(context.tx().keys().list(), context.now());
        }

        List<StoredKey> lastOf(String algorithm) {
            return keys.stream()
                    .filter(key -> key.algorithm().equals(algorithm) && key.retired() == null)
                    .toList();
        }
    }

    private boolean due(StoredKey key, Instant now) {
        return schedule.successorDue(key, now);
    }

    private static void begin(KeyWriter keys, StoredKey made) {
        var now = keys.context().now();
        if (keys.last(made.algorithm()) == null) {
            keys.begin(made.from(now, now));
        }
    }

    private void succeed(KeyWriter keys, StoredKey made) {
        var now = keys.context().now();
        var last = keys.last(made.algorithm());
        if (last != null && due(last, now)) {
            keys.succeed(made.from(now, schedule.successorSigns(last, now)), "key.publish");
        }
    }

    private void removeOver(KeyWriter keys) {
        keys.list().stream()
                .filter(key -> schedule.over(key, keys.context().now()))
                .forEach(keys::remove);
    }

    private void write(Consumer<KeyWriter> work) {
        read(
                runner.write(
                        Actor.system(),
                        KEYS_WRITE,
                        context -> {
                            work.accept(KeyWriter.locked(context));
                            return true;
                        }));
    }

    private static <T> T read(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(var value)) {
            return value;
        }
        throw new IllegalStateException("the system actor was refused: " + outcome);
    }
}

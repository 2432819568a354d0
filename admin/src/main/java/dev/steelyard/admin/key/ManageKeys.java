package dev.steelyard.admin.key;

import static dev.steelyard.domain.permission.ManagementPermission.KEYS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.KEYS_WRITE;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.domain.client.metadata.ClientTokens;
import dev.steelyard.domain.key.KeyMaker;
import dev.steelyard.domain.key.KeySchedule;
import dev.steelyard.domain.key.StoredKey;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Signing keys, by command. New keys are made before the transaction, which then takes the store's
 * lock on keys and looks again. Thread-safe.
 */
public final class ManageKeys {
    private final OperationRunner acts;
    private final KeyMaker maker;

    public ManageKeys(OperationRunner acts, KeyMaker maker) {
        this.acts = acts;
        this.maker = maker;
    }

    /** Oldest first. */
    public Outcome<List<StoredKey>> list(Actor actor) {
        return acts.read(actor, KEYS_READ, act -> act.tx().keys().list());
    }

    /**
     * Lets the next key sign as soon as every node and guard knows it, which is at once where it
     * was published ahead; the one before it stays published for the tokens that it signed.
     *
     * @param algorithm of which; null: of each
     */
    public Outcome<List<StoredKey>> rotate(Actor actor, @Nullable String algorithm) {
        return replace(actor, algorithm, KeySchedule.SPREAD, ManageKeys::rotate);
    }

    /**
     * Withdraws every key, which ends every token that it signed, and lets a new one sign at once.
     * The next key goes too: it lay beside the one that somebody else may have.
     *
     * @param algorithm of which; null: of each
     */
    public Outcome<List<StoredKey>> withdraw(Actor actor, @Nullable String algorithm) {
        return replace(actor, algorithm, Duration.ZERO, ManageKeys::withdraw);
    }

    private Outcome<List<StoredKey>> replace(
            Actor actor,
            @Nullable String algorithm,
            Duration ahead,
            BiConsumer<KeyWriter, StoredKey> step) {
        // The permission first: whoever may not do this costs no key.
        var allowed = acts.read(actor, KEYS_WRITE, act -> algorithms(algorithm));
        if (!(allowed instanceof Outcome.Done<List<String>>(var algorithms))) {
            return allowed.map(_ -> List.of());
        }
        var made = algorithms.stream().map(maker::make).toList();
        return acts.write(
                actor,
                KEYS_WRITE,
                act -> {
                    var keys = KeyWriter.locked(act);
                    for (var key : made) {
                        step.accept(keys, key.from(act.now(), act.now().plus(ahead)));
                    }
                    return keys.list();
                });
    }

    private static void rotate(KeyWriter keys, StoredKey made) {
        var next = keys.next(made.algorithm());
        if (next == null) {
            keys.succeed(made, "key.rotate");
        } else {
            var now = made.created();
            var known = next.created().plus(KeySchedule.SPREAD);
            keys.advance(next, known.isAfter(now) ? known : now);
        }
    }

    private static void withdraw(KeyWriter keys, StoredKey made) {
        keys.removeAll(made.algorithm());
        keys.begin(made);
    }

    private static List<String> algorithms(@Nullable String algorithm) {
        var all = ClientTokens.ALGORITHMS;
        if (algorithm == null) {
            return all;
        }
        if (!all.contains(algorithm)) {
            throw Refused.invalid("algorithm", String.join(" or ", all));
        }
        return List.of(algorithm);
    }
}

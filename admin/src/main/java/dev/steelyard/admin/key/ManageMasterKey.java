package dev.steelyard.admin.key;

import static dev.steelyard.domain.permission.ManagementPermission.KEYS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.KEYS_WRITE;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.key.KeyMaker;
import dev.steelyard.domain.key.Sealed;
import dev.steelyard.domain.key.StoredKey;
import dev.steelyard.domain.store.Transaction;
import java.util.List;
import java.util.stream.Stream;

/**
 * The change from one master key to the next, while both are known to every node. Until it is
 * commanded all is sealed under the one before, which nodes that are not restarted yet know too.
 * Thread-safe.
 */
public final class ManageMasterKey {
    private final OperationRunner acts;
    private final KeyMaker maker;

    public ManageMasterKey(OperationRunner acts, KeyMaker maker) {
        this.acts = acts;
        this.maker = maker;
    }

    /**
     * Seals every signing key, and every secret that is kept, under the master key to come.
     *
     * @return how many were sealed anew
     */
    public Outcome<Integer> rotate(Actor actor) {
        return acts.write(
                actor,
                KEYS_WRITE,
                act -> {
                    if (!maker.changing()) {
                        throw Refused.conflict(
                                0,
                                "This node knows one master key: start every node with the new one"
                                        + " and the one before it first");
                    }
                    return reseal(act, "master_key.rotate");
                });
    }

    /** What another node sealed under the one before, while the change was commanded here. */
    public void settle() {
        if (maker.changing() && half()) {
            acts.write(Actor.system(), KEYS_WRITE, act -> reseal(act, "master_key.settle"));
        }
    }

    private boolean half() {
        return acts.read(
                        Actor.system(),
                        KEYS_READ,
                        act -> {
                            var all = sealed(act.tx());
                            return all.stream().anyMatch(maker::current)
                                    && !all.stream().allMatch(maker::current);
                        })
                .equals(new Outcome.Done<>(true));
    }

    private static List<Sealed> sealed(Transaction tx) {
        return Stream.concat(
                        tx.keys().list().stream().map(StoredKey::sealed),
                        tx.keptSecrets().list().stream())
                .toList();
    }

    private int reseal(OperationContext act, String action) {
        var _ = KeyWriter.locked(act);
        int count = 0;
        for (var before : sealed(act.tx())) {
            var bytes = maker.resealed(before);
            if (bytes.isPresent() && reseal(act.tx(), new Sealed(before.label(), bytes.get()))) {
                count++;
            }
        }
        if (count > 0) {
            act.record(Entry.of(action, Matter.ofOperator("master_key", null)).with("keys", count));
        }
        return count;
    }

    /** Whichever of the two has that label. */
    private static boolean reseal(Transaction tx, Sealed anew) {
        return tx.keys().reseal(anew.label(), anew.bytes()) || tx.keptSecrets().reseal(anew);
    }
}

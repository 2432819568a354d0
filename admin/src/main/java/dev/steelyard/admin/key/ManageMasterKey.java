package dev.steelyard.admin.key;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.key.EncryptedValue;
import dev.steelyard.domain.key.KeyMaker;
import dev.steelyard.domain.key.StoredKey;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.operations.key.KeyOperations;
import dev.steelyard.operations.key.MasterKeyOperations;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Re-encrypts stored signing keys and secrets under a new master key. Every node must know the old
 * key too. Before the command everything is encrypted under the old key, which nodes that were not
 * restarted yet know. Thread-safe.
 */
public final class ManageMasterKey {
    private final OperationRunner runner;
    private final KeyMaker maker;

    public ManageMasterKey(OperationRunner runner, KeyMaker maker) {
        this.runner = runner;
        this.maker = maker;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(bind(MasterKeyOperations.ROTATE, call -> rotate(call.actor())));
    }

    /**
     * Seals every signing key and every stored secret under the new master key.
     *
     * @return the number of those that were sealed again
     */
    public Outcome<Integer> rotate(Actor actor) {
        return runner.write(
                actor,
                MasterKeyOperations.ROTATE,
                context -> {
                    if (!maker.changing()) {
                        throw OperationRefusal.conflict(
                                0,
                                "This node knows one master key only. Start each node with the new one"
                                        + " and the previous one first");
                    }
                    return reseal(context, "master_key.rotate");
                });
    }

    /** Reseals what another node sealed under the previous key during the change. */
    public void settle() {
        if (maker.changing() && half()) {
            runner.write(
                    Actor.system(),
                    MasterKeyOperations.ROTATE,
                    context -> reseal(context, "master_key.settle"));
        }
    }

    private boolean half() {
        return runner.read(
                        Actor.system(),
                        KeyOperations.LIST,
                        context -> {
                            var all = sealed(context.tx());
                            return all.stream().anyMatch(maker::current)
                                    && !all.stream().allMatch(maker::current);
                        })
                .equals(new Outcome.Done<>(true));
    }

    private static List<EncryptedValue> sealed(Transaction tx) {
        return Stream.of(
                        tx.keys().list().stream().map(StoredKey::sealed),
                        tx.keptSecrets().list().stream(),
                        tx.mails().sealed().stream())
                .flatMap(Function.identity())
                .toList();
    }

    private int reseal(OperationContext context, String action) {
        var _ = KeyWriter.locked(context);
        int count = 0;
        for (var before : sealed(context.tx())) {
            var bytes = maker.resealed(before);
            if (bytes.isPresent()
                    && reseal(context.tx(), new EncryptedValue(before.label(), bytes.get()))) {
                count++;
            }
        }
        if (count > 0) {
            context.record(
                    JournalEntry.of(action, AuditSubject.ofOperator("master_key", null))
                            .with("keys", count));
        }
        return count;
    }

    /** Handles a label of a key, of a secret or of a mail. */
    private static boolean reseal(Transaction tx, EncryptedValue anew) {
        return tx.keys().reseal(anew.label(), anew.bytes())
                || tx.keptSecrets().reseal(anew)
                || tx.mails().reseal(anew);
    }
}

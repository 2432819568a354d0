package dev.steelyard.admin.key;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.client.metadata.ClientTokenSettings;
import dev.steelyard.domain.key.KeyMaker;
import dev.steelyard.domain.key.KeySchedule;
import dev.steelyard.domain.key.StoredKey;
import dev.steelyard.operations.key.KeyOperations;
import dev.steelyard.operations.key.KeyRotationRequest;
import dev.steelyard.operations.key.KeyView;
import dev.steelyard.operations.schema.Listing;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Lists the keys that sign tokens, and rotates them on request of the operator. New keys are
 * created before the transaction, which then takes the store's lock on keys and reads them again.
 * Thread-safe.
 */
public final class ManageKeys {
    private final OperationRunner runner;
    private final KeyMaker maker;

    public ManageKeys(OperationRunner runner, KeyMaker maker) {
        this.runner = runner;
        this.maker = maker;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        KeyOperations.LIST,
                        call ->
                                list(
                                        call.actor(),
                                        call.<String, KeyView>passing(
                                                        KeyOperations.ALGORITHM,
                                                        (algorithm, one) ->
                                                                one.key()
                                                                        .algorithm()
                                                                        .equals(algorithm))
                                                .and(
                                                        call.passing(
                                                                KeyOperations.STATE,
                                                                (state, one) ->
                                                                        one.state() == state)))),
                bind(KeyOperations.ROTATE, call -> rotate(call.actor(), call.body())));
    }

    /** The oldest first. */
    public Outcome<Listing<KeyView>> list(Actor actor, Predicate<KeyView> selected) {
        return runner.read(
                actor,
                KeyOperations.LIST,
                context ->
                        Listing.all(views(context).elements().stream().filter(selected).toList()));
    }

    /**
     * Lets the next key sign as soon as every node and guard knows it, which is at once where it
     * was published ahead; its predecessor stays published for the tokens that it signed.
     *
     * <p>Compromised: withdraws every key, which ends every token signed with it, and lets a new
     * one sign at once. The next key is withdrawn too: it was stored beside the compromised one.
     */
    public Outcome<Listing<KeyView>> rotate(Actor actor, KeyRotationRequest command) {
        return command.compromised()
                ? replace(actor, command, Duration.ZERO, ManageKeys::withdraw)
                : replace(actor, command, KeySchedule.SPREAD, ManageKeys::rotate);
    }

    private Outcome<Listing<KeyView>> replace(
            Actor actor,
            KeyRotationRequest command,
            Duration ahead,
            BiConsumer<KeyWriter, StoredKey> step) {
        // The permission first: a caller without it causes no key generation.
        var allowed =
                runner.read(
                        actor,
                        KeyOperations.ROTATE,
                        _ ->
                                command.algorithm()
                                        .map(List::of)
                                        .orElse(ClientTokenSettings.ALGORITHMS));
        if (!(allowed instanceof Outcome.Done<List<String>>(var algorithms))) {
            return allowed.map(_ -> Listing.all(List.of()));
        }
        var made = algorithms.stream().map(maker::make).toList();
        return runner.write(
                actor,
                KeyOperations.ROTATE,
                context -> {
                    var keys = KeyWriter.locked(context);
                    for (var key : made) {
                        step.accept(keys, key.from(context.now(), context.now().plus(ahead)));
                    }
                    return views(context);
                });
    }

    private Listing<KeyView> views(OperationContext context) {
        return Listing.all(
                context.tx().keys().list().stream()
                        .map(
                                key ->
                                        new KeyView(
                                                key,
                                                key.state(context.now()),
                                                maker.thumbprint(key)))
                        .toList());
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
}

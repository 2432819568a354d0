package dev.steelyard.admin.binding;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.FreshProof;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.rehearsal.DryRun;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Binds the description of a management API operation to the handler that executes it.
 *
 * @param dryRun null: the operation has no dry run
 */
public record Binding<B, R>(
        Operation<B, R> operation, Handler<B, R> handler, @Nullable Handler<B, DryRun<R>> dryRun) {
    /** Executes calls. Thread-safe. */
    @FunctionalInterface
    public interface Handler<B, R> {
        Outcome<? extends R> handle(OperationCall<B> call);
    }

    public static <B, R> Binding<B, R> bind(Operation<B, R> operation, Handler<B, R> handler) {
        return new Binding<>(operation, handler, null);
    }

    /**
     * This binding with a handler that refuses users without a fresh proof, where the operation
     * needs one. A caller without the permission is told that first, and a dry run changes nothing.
     */
    public Binding<B, R> demanding(FreshProof proof, InstantSource clock) {
        return operation.needsFreshProof()
                ? new Binding<>(
                        operation,
                        call ->
                                mayCall(call.actor())
                                                && !proof.isGivenBy(call.actor(), clock.instant())
                                        ? new Outcome.LoginTooOld<>(proof.maxAge())
                                        : handler.handle(call),
                        dryRun)
                : this;
    }

    private boolean mayCall(Actor actor) {
        var needed = operation.access().permission();
        return needed == null || actor.holds(needed);
    }

    /** Adds the behaviour of a dry run. */
    public Binding<B, R> dryRun(Handler<B, DryRun<R>> behaviour) {
        return new Binding<>(operation, handler, behaviour);
    }
}

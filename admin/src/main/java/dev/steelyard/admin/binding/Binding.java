package dev.steelyard.admin.binding;

import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.rehearsal.DryRun;
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

    /** Adds the behaviour of a dry run. */
    public Binding<B, R> dryRun(Handler<B, DryRun<R>> behaviour) {
        return new Binding<>(operation, handler, behaviour);
    }
}

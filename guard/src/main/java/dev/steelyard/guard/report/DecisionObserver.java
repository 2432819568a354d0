package dev.steelyard.guard.report;

import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.state.PrincipalRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Is told of every decision on a request or an inquiry, in the thread of whoever asked for it, so
 * it must not block. What it throws refuses what was allowed. Thread-safe.
 */
public interface DecisionObserver {
    /** Nobody watches. */
    DecisionObserver NONE =
            new DecisionObserver() {
                @Override
                public void allowed(
                        PrincipalRef principal,
                        @Nullable Operation operation,
                        @Nullable String permission,
                        Instant at) {}

                @Override
                public void refused(RefusedCall call) {}
            };

    /**
     * Something goes on.
     *
     * @param principal by ids, whatever its token calls the user
     * @param operation the one that the API has, the same object each time; null: a permission was
     *     asked for, not an operation
     * @param permission what was needed; null: nothing
     */
    void allowed(
            PrincipalRef principal,
            @Nullable Operation operation,
            @Nullable String permission,
            Instant at);

    /** Something is refused, or can't be decided. */
    void refused(RefusedCall call);

    /** Who tells both, this one first. */
    default DecisionObserver and(DecisionObserver other) {
        DecisionObserver self = this;
        return new DecisionObserver() {
            @Override
            public void allowed(
                    PrincipalRef principal,
                    @Nullable Operation operation,
                    @Nullable String permission,
                    Instant at) {
                self.allowed(principal, operation, permission, at);
                other.allowed(principal, operation, permission, at);
            }

            @Override
            public void refused(RefusedCall call) {
                self.refused(call);
                other.refused(call);
            }
        };
    }
}

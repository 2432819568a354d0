package dev.steelyard.guard.feed;

import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.principal.PrincipalRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Is called with every decision of the guard, allowed or refused, for example to log or count it.
 * An exception refuses an allowed request. Thread-safe.
 */
public interface DecisionObserver {
    /** Observes nothing. */
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
     * Called for an allowed request or inquiry.
     *
     * @param principal by ids, also if the token has a pairwise subject identifier
     * @param operation the API's declared operation, one object for all calls; null: a permission
     *     was asked for, not an operation
     * @param permission the required one; null: none
     */
    void allowed(
            PrincipalRef principal,
            @Nullable Operation operation,
            @Nullable String permission,
            Instant at);

    /** Called for a refused or undecidable request or inquiry. */
    void refused(RefusedCall call);

    /** An observer that calls this one, then {@code other}. */
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

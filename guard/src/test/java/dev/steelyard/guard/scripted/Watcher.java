package dev.steelyard.guard.scripted;

import dev.steelyard.guard.feed.DecisionObserver;
import dev.steelyard.guard.feed.RefusedCall;
import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.principal.PrincipalRef;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps what a guard tells of its decisions. */
public final class Watcher implements DecisionObserver {
    public final List<AllowedCall> allowed = new CopyOnWriteArrayList<>();
    public final List<RefusedCall> refused = new CopyOnWriteArrayList<>();

    /** What is thrown at each decision, if anything. */
    public volatile @Nullable RuntimeException failure;

    /** What was told of something that went on. */
    public record AllowedCall(
            PrincipalRef principal,
            @Nullable Operation operation,
            @Nullable String permission,
            Instant at) {}

    @Override
    public void allowed(
            PrincipalRef principal,
            @Nullable Operation operation,
            @Nullable String permission,
            Instant at) {
        allowed.add(new AllowedCall(principal, operation, permission, at));
        fail();
    }

    @Override
    public void refused(RefusedCall call) {
        refused.add(call);
        fail();
    }

    private void fail() {
        RuntimeException thrown = failure;
        if (thrown != null) throw thrown;
    }
}

package dev.steelyard.guard.internal.report;

import dev.steelyard.guard.feed.RefusedCall;
import dev.steelyard.guard.principal.PrincipalRef;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of refused API requests that the guard has yet to report to the authorization
 * server. Thread-safe. The bound is also per minute and principal, so that one that is refused all
 * the time can't displace the others. Counts dropped refusals.
 */
final class RefusalBuffer {
    private static final long WINDOW = TimeUnit.MINUTES.toNanos(1);

    private final int most;
    private final int mostOfOne;
    private final LongSupplier nanoTime;
    private final Queue<RefusedCall> kept = new ArrayDeque<>();

    // Only principals with a refusal in the queue, so bounded as the queue is.
    private final Map<PrincipalRef, Integer> inWindow = new HashMap<>();
    private long windowBegun;
    private long dropped;

    RefusalBuffer(int most, int mostOfOne, LongSupplier nanoTime) {
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.nanoTime = nanoTime;
        this.windowBegun = nanoTime.getAsLong();
    }

    synchronized void add(RefusedCall call, PrincipalRef principal) {
        long now = nanoTime.getAsLong();
        if (now - windowBegun >= WINDOW) {
            windowBegun = now;
            inWindow.clear();
        }
        int before = inWindow.getOrDefault(principal, 0);
        if (kept.size() == most || before == mostOfOne) {
            dropped++;
            return;
        }
        inWindow.put(principal, before + 1);
        kept.add(call);
    }

    /** Removes the oldest refusal; null: there is none. */
    synchronized @Nullable RefusedCall take() {
        return kept.poll();
    }

    synchronized boolean isEmpty() {
        return kept.isEmpty();
    }

    /** The refusals dropped since the start. */
    synchronized long dropped() {
        return dropped;
    }
}

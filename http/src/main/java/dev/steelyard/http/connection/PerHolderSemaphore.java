package dev.steelyard.http.connection;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A semaphore with a total limit and a limit for each holder, such as a reseller, so that one
 * holder can't take all permits. Thread-safe; never blocks.
 */
public final class PerHolderSemaphore<H> {
    private final int all;
    private final int each;
    private final Map<H, Integer> taken = new HashMap<>();
    private int sum;

    public PerHolderSemaphore(int all, int each) {
        this.all = all;
        this.each = each;
    }

    /** One place, free again when it is closed. */
    @FunctionalInterface
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** A place for {@code holder}; null: all are taken, or all that it may have. */
    public synchronized @Nullable Place take(H holder) {
        int own = taken.getOrDefault(holder, 0);
        if (sum >= all || own >= each) {
            return null;
        }
        sum++;
        taken.put(holder, own + 1);
        return () -> free(holder);
    }

    private synchronized void free(H holder) {
        sum--;
        taken.computeIfPresent(holder, (_, own) -> own > 1 ? own - 1 : null);
    }

    /** Places in use. */
    synchronized int taken() {
        return sum;
    }
}

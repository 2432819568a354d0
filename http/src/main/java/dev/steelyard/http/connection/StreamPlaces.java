package dev.steelyard.http.connection;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Places for answers that last: so many in all, and of these to one listener three quarters at
 * most, so that a listener with all of its share leaves places to others. Thread-safe.
 */
public final class StreamPlaces {
    private final int all;
    private final int share;
    private final Map<String, Integer> taken = new HashMap<>();
    private int sum;

    StreamPlaces(int all) {
        this.all = all;
        this.share = all - all / 4;
    }

    /** One place, free again when it is closed. */
    @FunctionalInterface
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** One for {@code listener}; null: all are taken, or all that it may have. */
    synchronized @Nullable Place take(String listener) {
        int own = taken.getOrDefault(listener, 0);
        if (sum >= all || own >= share) {
            return null;
        }
        sum++;
        taken.put(listener, own + 1);
        return () -> free(listener);
    }

    private synchronized void free(String listener) {
        sum--;
        taken.computeIfPresent(listener, (_, own) -> own > 1 ? own - 1 : null);
    }

    /** How many are taken. */
    synchronized int taken() {
        return sum;
    }
}

package dev.steelyard.http.source;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits the number of connections or requests in progress from each source address. Thread-safe.
 */
public final class SourceAddressLimiter {
    private final int share;

    /** By the name of the network; without entries of 0. */
    private final Map<String, Integer> held = new HashMap<>();

    /**
     * @param share places of one sender; a wider network has more
     */
    public SourceAddressLimiter(int share) {
        this.share = share;
    }

    /** Takes one place, if every network of {@code source} has one left. */
    public synchronized boolean take(Source source) {
        if (full(source) != null) {
            return false;
        }
        hold(source);
        return true;
    }

    /** Takes one place even where none is left. */
    public synchronized void hold(Source source) {
        source.networks().forEach(network -> held.merge(network.name(), 1, Integer::sum));
    }

    public synchronized void free(Source source) {
        source.networks()
                .forEach(
                        network ->
                                held.computeIfPresent(
                                        network.name(), (_, own) -> own > 1 ? own - 1 : null));
    }

    /** The name of the narrowest network of {@code source} without a place left; null: none. */
    public synchronized @Nullable String full(Source source) {
        for (var network : source.networks()) {
            if (held.getOrDefault(network.name(), 0) >= share * network.share()) {
                return network.name();
            }
        }
        return null;
    }
}

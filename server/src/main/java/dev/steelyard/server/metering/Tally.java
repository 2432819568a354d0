package dev.steelyard.server.metering;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often each of a few things has happened since the start. Thread-safe. */
public final class Tally<E extends Enum<E>> {
    private final Map<E, LongAdder> counts;

    public Tally(Class<E> kind) {
        counts = new EnumMap<>(kind);
        for (var each : kind.getEnumConstants()) {
            counts.put(each, new LongAdder());
        }
    }

    /** Waits for nobody and allocates nothing. */
    public void count(E what) {
        adder(what).increment();
    }

    public long of(E what) {
        return adder(what).sum();
    }

    /** All that can be counted, whether or not it ever was. */
    public List<E> kinds() {
        return List.copyOf(counts.keySet());
    }

    private LongAdder adder(E what) {
        var adder = counts.get(what);
        if (adder == null) {
            throw new IllegalArgumentException("not of this tally: " + what);
        }
        return adder;
    }
}

package dev.steelyard.guard.state;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which keys changed lately, and when: what a load that was under way meanwhile is judged by.
 * Bounded; what it forgets raises the floor, below which nothing can be judged. Not thread-safe.
 */
final class ChangeMemory {
    private final int limit;

    // In the order of their last change, so that the first is the one to forget.
    private final LinkedHashMap<String, Long> lastChange = new LinkedHashMap<>();
    private long floor;

    ChangeMemory(int limit) {
        this.limit = limit;
    }

    void changed(long seq, Collection<String> keys) {
        for (String key : keys) {
            Long before = lastChange.remove(key);
            lastChange.put(key, before == null ? seq : Math.max(before, seq));
        }
        Iterator<Map.Entry<String, Long>> eldest = lastChange.entrySet().iterator();
        while (lastChange.size() > limit) {
            floor = Math.max(floor, eldest.next().getValue());
            eldest.remove();
            eldest = lastChange.entrySet().iterator();
        }
    }

    /** Everything changed at that number. */
    void everythingChanged(long seq) {
        floor = Math.max(floor, seq);
    }

    /** Forgets everything; only what has seen {@code head} counts from here. */
    void reset(long head) {
        lastChange.clear();
        floor = head;
    }

    /** Whether it is certain that nothing of this has changed after {@code asOf}. */
    boolean unchangedSince(long asOf, Collection<String> dependsOn) {
        if (asOf < floor) return false;
        for (String key : dependsOn) {
            Long seq = lastChange.get(key);
            if (seq != null && seq > asOf) return false;
        }
        return true;
    }
}

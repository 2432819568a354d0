package dev.steelyard.guard.internal.state;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the keys of recently changed objects, such as roles, so that the guard does not cache
 * permissions that it loaded before the change. Bounded; forgotten keys raise the floor, below
 * which nothing can be checked. Not thread-safe.
 */
final class RecentChangeKeys {
    private final int limit;

    // In the order of the last change, so that the first entry is forgotten first.
    private final LinkedHashMap<String, Long> lastChange = new LinkedHashMap<>();
    private long floor;

    RecentChangeKeys(int limit) {
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

    /** Records that everything changed at that number. */
    void everythingChanged(long seq) {
        floor = Math.max(floor, seq);
    }

    /** Forgets everything; from here only loads that have seen {@code head} are valid. */
    void reset(long head) {
        lastChange.clear();
        floor = head;
    }

    /** Whether it is certain that none of the keys has changed after {@code asOf}. */
    boolean unchangedSince(long asOf, Collection<String> dependsOn) {
        if (asOf < floor) return false;
        for (String key : dependsOn) {
            Long seq = lastChange.get(key);
            if (seq != null && seq > asOf) return false;
        }
        return true;
    }
}

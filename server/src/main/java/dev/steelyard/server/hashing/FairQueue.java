package dev.steelyard.server.hashing;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A queue of waiting password checks in which the parties, such as source networks or accounts,
 * take turns. Parties within a party take turns too. Many waiters of one party delay another party
 * by one call, not by many. Not thread-safe.
 */
final class FairQueue<W> {
    private final LinkedHashMap<String, FairQueue<W>> parties = new LinkedHashMap<>();
    private final Queue<W> own = new ArrayDeque<>();
    private int waiting;

    /**
     * @param party the outermost first; every waiter has a path of one length
     */
    void add(List<String> party, W waiter) {
        waiting++;
        if (party.isEmpty()) {
            own.add(waiter);
        } else {
            parties.computeIfAbsent(party.getFirst(), _ -> new FairQueue<>())
                    .add(inner(party), waiter);
        }
    }

    /** The next waiter, of the party that was called longest ago; null: none waits. */
    @Nullable W next() {
        var first = parties.pollFirstEntry();
        if (first == null) {
            return called(own.poll());
        }
        var party = first.getValue();
        var waiter = party.next();
        if (party.waiting > 0) {
            parties.putLast(first.getKey(), party);
        }
        return called(waiter);
    }

    private @Nullable W called(@Nullable W waiter) {
        waiting -= waiter == null ? 0 : 1;
        return waiter;
    }

    /** Whether {@code waiter} was here; it is removed. */
    boolean remove(List<String> party, W waiter) {
        boolean removed = party.isEmpty() ? own.remove(waiter) : removeInner(party, waiter);
        waiting -= removed ? 1 : 0;
        return removed;
    }

    private boolean removeInner(List<String> path, W waiter) {
        var party = parties.get(path.getFirst());
        if (party == null || !party.remove(inner(path), waiter)) {
            return false;
        }
        if (party.waiting == 0) {
            parties.remove(path.getFirst());
        }
        return true;
    }

    private static List<String> inner(List<String> party) {
        return party.subList(1, party.size());
    }

    int waiting() {
        return waiting;
    }

    /** The number of waiters of one of the outermost parties. */
    int waiting(String party) {
        var found = parties.get(party);
        return found == null ? 0 : found.waiting;
    }
}

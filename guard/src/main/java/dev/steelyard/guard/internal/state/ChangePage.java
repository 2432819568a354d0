package dev.steelyard.guard.internal.state;

import java.util.List;

/**
 * One page of the authorization server's list of changes, which begins after a given change number.
 *
 * @param after the number that the first of {@code changes} follows
 * @param head the number of the last change of all, as far as the sender knows
 * @param reset whether the changes after {@code after} are no longer available: everything is
 *     stale, and the list continues at {@code head}
 * @param changes in the order of their numbers; empty: there are none up to {@code head}; if all
 *     are below {@code head}, more follow
 */
public record ChangePage(long after, long head, boolean reset, List<Change> changes) {
    public ChangePage {
        changes = List.copyOf(changes);
    }

    /** Whether the numbers are valid. */
    boolean inOrder() {
        long last = after;
        for (Change change : changes) {
            if (change.seq() <= last) return false;
            last = change.seq();
        }
        return last <= head || changes.isEmpty();
    }

    /** The number up to which nothing is missing after this slice is applied. */
    long end() {
        return changes.isEmpty() ? head : changes.getLast().seq();
    }
}

package dev.steelyard.guard.state;

import java.util.List;

/**
 * A piece of the list of changes: all that followed a number.
 *
 * @param after the number that the first of {@code changes} follows
 * @param head the number of the last change of all, as far as whoever tells it knows
 * @param reset whether what followed {@code after} can't be told: everything is stale, and {@code
 *     head} is where to go on
 * @param changes in the order of their numbers; none: nothing happened up to {@code head}; with
 *     numbers below {@code head} only, more follow
 */
public record Slice(long after, long head, boolean reset, List<Change> changes) {
    public Slice {
        changes = List.copyOf(changes);
    }

    /** Whether the numbers are as they ought to be. */
    boolean inOrder() {
        long last = after;
        for (Change change : changes) {
            if (change.seq() <= last) return false;
            last = change.seq();
        }
        return last <= head || changes.isEmpty();
    }

    /** The number up to which nothing is missing once this is applied. */
    long end() {
        return changes.isEmpty() ? head : changes.getLast().seq();
    }
}

package dev.steelyard.domain.change;

import java.util.List;

/** The committed changes, in the order of their numbers. Thread-safe. */
public interface ChangeLog {
    /** At most {@code limit} changes with a number above {@code seq}. */
    Slice after(long seq, int limit);

    /**
     * Calls {@code wake} after each commit of this process that wrote a change. For a quick look at
     * {@link #after}; other nodes' changes are found by polling.
     */
    void onCommit(Runnable wake);

    /**
     * @param head the number of the last change
     * @param reset whether changes between {@code seq} and the first of these are gone, so that
     *     whoever asked must start afresh at {@code head}
     */
    record Slice(long head, boolean reset, List<Change> changes) {
        public Slice {
            changes = List.copyOf(changes);
        }
    }
}

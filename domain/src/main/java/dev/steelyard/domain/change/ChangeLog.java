package dev.steelyard.domain.change;

import java.util.List;

/**
 * Reads the numbered list of committed changes that can alter authorization decisions. Thread-safe.
 */
public interface ChangeLog {
    /** At most {@code limit} changes with a number above {@code seq}. */
    Slice after(long seq, int limit);

    /**
     * Calls {@code wake} after each commit that wrote a change, perhaps more than once: for this
     * process at once, for others when the database notifies. Notifications can be lost, so callers
     * must also poll {@link #after}. {@code wake} must be quick.
     */
    void onCommit(Runnable wake);

    /**
     * @param head the number of the last change
     * @param reset whether changes between {@code seq} and the first of these are gone, so that the
     *     caller must start afresh at {@code head}
     */
    record Slice(long head, boolean reset, List<Change> changes) {
        public Slice {
            changes = List.copyOf(changes);
        }
    }
}

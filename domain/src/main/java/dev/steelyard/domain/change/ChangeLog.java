package dev.steelyard.domain.change;

import java.util.List;

/** The committed changes, in the order of their numbers. Thread-safe. */
public interface ChangeLog {
    /** At most {@code limit} changes with a number above {@code seq}. */
    Slice after(long seq, int limit);

    /**
     * Calls {@code wake} after each commit that wrote a change, perhaps more than once: of this
     * process at once, of others as soon as the database tells. It may not tell, so whoever must
     * know looks at {@link #after} now and then. {@code wake} must be quick.
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

package dev.steelyard.domain.audit;

import org.jspecify.annotations.Nullable;

/**
 * What an act changed of one thing: whole values, so that the thing can be told as it was before.
 *
 * @param before what was true and isn't any more; null: it wasn't there
 * @param after what has become true; null: it is gone
 */
public record Difference(@Nullable Facts before, @Nullable Facts after) {
    public Difference {
        if (before == null && after == null) {
            throw new IllegalArgumentException("what never was makes no difference");
        }
    }

    /** Of something new all facts, of something gone, too; else those that differ. */
    public static Difference between(@Nullable Facts before, @Nullable Facts after) {
        return before == null || after == null
                ? new Difference(before, after)
                : new Difference(before.unlike(after), after.unlike(before));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return before != null && after != null && before.isEmpty() && after.isEmpty();
    }
}

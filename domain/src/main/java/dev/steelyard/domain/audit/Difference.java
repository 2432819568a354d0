package dev.steelyard.domain.audit;

import org.jspecify.annotations.Nullable;

/**
 * The properties of an object, such as a role, before and after the change that an audit event
 * records. Holds whole values, so that the former state can be restored.
 *
 * @param before facts that no longer hold; null: the thing did not exist
 * @param after facts that hold now; null: the thing is gone
 */
public record Difference(@Nullable AuditedProperties before, @Nullable AuditedProperties after) {
    public Difference {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a difference needs facts before or after");
        }
    }

    /** All facts of a thing that is new or gone; else the facts that differ. */
    public static Difference between(
            @Nullable AuditedProperties before, @Nullable AuditedProperties after) {
        return before == null || after == null
                ? new Difference(before, after)
                : new Difference(before.unlike(after), after.unlike(before));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return before != null && after != null && before.isEmpty() && after.isEmpty();
    }
}

package dev.steelyard.domain.audit;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event to be recorded in the audit log, still without id, time, actor and source address. Holds
 * no secret.
 *
 * @param action such as {@code client.create}
 * @param difference null: nothing of the thing itself changed
 * @param detail circumstances, in words
 */
public record JournalEntry(
        String action,
        AuditSubject matter,
        @Nullable Difference difference,
        Map<String, String> detail) {
    public JournalEntry {
        detail = Map.copyOf(detail);
        difference = difference == null || difference.isEmpty() ? null : difference;
    }

    public static JournalEntry of(String action, AuditSubject matter) {
        return new JournalEntry(action, matter, null, Map.of());
    }

    public static JournalEntry of(String action, AuditSubject matter, Difference difference) {
        return new JournalEntry(action, matter, difference, Map.of());
    }

    /** The entry of something new. */
    public static JournalEntry made(String action, AuditSubject matter, AuditedProperties facts) {
        return of(action, matter, Difference.between(null, facts));
    }

    /** The entry of something that is gone. */
    public static JournalEntry gone(String action, AuditSubject matter, AuditedProperties facts) {
        return of(action, matter, Difference.between(facts, null));
    }

    /**
     * @param value null: left out
     */
    public JournalEntry with(String field, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new TreeMap<>(detail);
        more.put(field, value.toString());
        return new JournalEntry(action, matter, difference, more);
    }
}

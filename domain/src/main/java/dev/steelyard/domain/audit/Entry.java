package dev.steelyard.domain.audit;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event for the audit log, before the journal adds its id, time, actor and origin. Holds no
 * secret.
 *
 * @param action such as {@code client.create}
 * @param difference null: nothing of the thing itself changed
 * @param detail circumstances, in words
 */
public record Entry(
        String action, Matter matter, @Nullable Difference difference, Map<String, String> detail) {
    public Entry {
        detail = Map.copyOf(detail);
        difference = difference == null || difference.isEmpty() ? null : difference;
    }

    public static Entry of(String action, Matter matter) {
        return new Entry(action, matter, null, Map.of());
    }

    public static Entry of(String action, Matter matter, Difference difference) {
        return new Entry(action, matter, difference, Map.of());
    }

    /** The entry of something new. */
    public static Entry made(String action, Matter matter, Facts facts) {
        return of(action, matter, Difference.between(null, facts));
    }

    /** The entry of something that is gone. */
    public static Entry gone(String action, Matter matter, Facts facts) {
        return of(action, matter, Difference.between(facts, null));
    }

    /**
     * @param value null: left out
     */
    public Entry with(String field, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new TreeMap<>(detail);
        more.put(field, value.toString());
        return new Entry(action, matter, difference, more);
    }
}

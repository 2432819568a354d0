package dev.steelyard.domain.audit;

import dev.steelyard.domain.id.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an audited object, such as a role or client, as names and values in the audit
 * log. They have one form only: equal objects have equal facts. Holds no secret and no hash of one.
 *
 * @param values texts, booleans, sorted lists of texts, and null
 */
public record AuditedProperties(SortedMap<String, @Nullable Object> values) {
    public static final AuditedProperties NONE = new AuditedProperties(new TreeMap<>());

    public AuditedProperties {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static AuditedProperties of(Map<String, @Nullable Object> values) {
        return new AuditedProperties(new TreeMap<String, @Nullable Object>(values));
    }

    /**
     * @param value also an id, an instant, a constant of an enum, a number; or several of these,
     *     whose order means nothing
     */
    public AuditedProperties with(String name, @Nullable Object value) {
        var more = new TreeMap<String, @Nullable Object>(values);
        more.put(name, form(value));
        return new AuditedProperties(more);
    }

    /** The facts that {@code other} lacks or has with another value. */
    public AuditedProperties unlike(AuditedProperties other) {
        var unlike = new TreeMap<String, @Nullable Object>();
        values.forEach(
                (name, value) -> {
                    if (!other.values.containsKey(name)
                            || !Objects.equals(value, other.values.get(name))) {
                        unlike.put(name, value);
                    }
                });
        return new AuditedProperties(unlike);
    }

    /** These facts, and those of {@code others} that they lack or have with another value. */
    public AuditedProperties overlaidBy(AuditedProperties others) {
        var all = new TreeMap<String, @Nullable Object>(values);
        all.putAll(others.values);
        return new AuditedProperties(all);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** A text; null where there is none. */
    public @Nullable String text(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    /** A list; empty where there is none. */
    public List<String> list(String name) {
        return values.get(name) instanceof List<?> many
                ? many.stream().map(String.class::cast).toList()
                : List.of();
    }

    private static @Nullable Object form(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag;
            case Collection<?> many -> many.stream().map(AuditedProperties::word).sorted().toList();
            default -> word(value);
        };
    }

    private static String word(Object value) {
        return switch (value) {
            case String text -> text;
            case Id<?> id -> id.hex();
            case Instant instant -> AuditTimeFormatter.text(instant);
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            case Integer number -> number.toString();
            case Long number -> number.toString();
            default -> throw new IllegalArgumentException("no fact: " + value.getClass());
        };
    }
}

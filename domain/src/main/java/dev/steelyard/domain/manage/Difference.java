package dev.steelyard.domain.manage;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an audit event tells of an act, by field. Secrets and hashes are never put into it. */
final class Difference {
    private final Map<String, String> fields = new TreeMap<>();

    /** A field of something new, or a circumstance. */
    Difference with(String field, @Nullable Object value) {
        if (value != null) {
            fields.put(field, text(value));
        }
        return this;
    }

    /** A field of something changed; left out where it stayed the same. */
    Difference change(String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            fields.put(field, text(before) + " → " + text(after));
        }
        return this;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    Map<String, String> fields() {
        return fields;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "none";
            case Collection<?> many ->
                    many.isEmpty()
                            ? "none"
                            : many.stream()
                                    .map(Object::toString)
                                    .sorted()
                                    .collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }
}

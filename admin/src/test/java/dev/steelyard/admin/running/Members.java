package dev.steelyard.admin.running;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The members of an object in an answer, as the description writes them. */
public record Members(Map<String, @Nullable Object> values) {
    static Members of(Object object) {
        @SuppressWarnings("unchecked")
        var values = (Map<String, @Nullable Object>) object;
        return new Members(values);
    }

    public boolean has(String member) {
        return values.containsKey(member);
    }

    public @Nullable Object value(String member) {
        return values.get(member);
    }

    public String text(String member) {
        return String.valueOf(values.get(member));
    }

    public boolean flag(String member) {
        return (boolean) Objects.requireNonNull(values.get(member), member);
    }

    public long number(String member) {
        return ((Number) Objects.requireNonNull(values.get(member), member)).longValue();
    }

    public List<String> texts(String member) {
        return list(member).stream().map(String::valueOf).toList();
    }

    public List<Members> objects(String member) {
        return list(member).stream().map(Members::of).toList();
    }

    public Members object(String member) {
        return of(Objects.requireNonNull(values.get(member), member));
    }

    private List<?> list(String member) {
        return (List<?>) Objects.requireNonNull(values.get(member), member);
    }
}

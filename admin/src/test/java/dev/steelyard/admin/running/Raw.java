package dev.steelyard.admin.running;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Raw values of bodies, of what a test writes in Java. */
final class Raw {
    private Raw() {}

    static Map<String, @Nullable Object> members(Map<String, ?> body) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        body.forEach((name, value) -> members.put(name, value(value)));
        return members;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof Object[] elements) {
            return value(List.of(elements));
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().map(Raw::value).toList();
        }
        if (value instanceof Map<?, ?> object) {
            var members = new LinkedHashMap<String, @Nullable Object>();
            object.forEach((name, part) -> members.put((String) name, value(part)));
            return members;
        }
        return value;
    }
}

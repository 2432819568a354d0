package dev.steelyard.domain.seal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes canonical JSON (RFC 8785), so that equal content has an equal hash. Numbers must be
 * integers: audit events and their signatures hold no fractions.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * @param members {@link String}, {@link Long}, {@link Integer}, {@link Boolean}, null, and
     *     lists and maps of these
     */
    public static byte[] bytes(Map<String, ? extends @Nullable Object> members) {
        var json = new StringBuilder();
        object(json, members);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Section 3.2.3: members in the order of their names' UTF-16 code units, as Java compares. */
    private static void object(StringBuilder json, Map<?, ?> members) {
        var sorted = new TreeMap<String, @Nullable Object>();
        members.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        char before = '{';
        for (var member : sorted.entrySet()) {
            text(json.append(before), member.getKey());
            value(json.append(':'), member.getValue());
            before = ',';
        }
        json.append(before == '{' ? "{}" : "}");
    }

    private static void value(StringBuilder json, @Nullable Object value) {
        switch (value) {
            case null -> json.append("null");
            case String text -> text(json, text);
            case Integer number -> json.append(number);
            case Long number -> json.append(number);
            case Boolean flag -> json.append(flag);
            case Map<?, ?> members -> object(json, members);
            case List<?> values -> list(json, values);
            default -> throw new IllegalArgumentException("no form for " + value.getClass());
        }
    }

    private static void list(StringBuilder json, List<?> values) {
        char before = '[';
        for (var value : values) {
            value(json.append(before), value);
            before = ',';
        }
        json.append(before == '[' ? "[]" : "]");
    }

    /** Section 3.2.2.2: what must be escaped, in its shortest form; all else as it is. */
    private static void text(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\t' -> json.append("\\t");
                case '\n' -> json.append("\\n");
                case '\f' -> json.append("\\f");
                case '\r' -> json.append("\\r");
                default -> {
                    if (c < ' ') {
                        json.append("\\u00").append(c < 16 ? '0' : '1');
                        json.append(Character.forDigit(c & 15, 16));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}

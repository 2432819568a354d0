package dev.steelyard.guard.internal.feed;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.steelyard.guard.feed.StateUnavailable;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a JSON object in the authorization server's answers, and rejects those of an
 * unexpected type. An answer that violates the protocol is rejected as a whole, so that no decision
 * rests on a part of one.
 */
public record JsonMemberReader(Map<String, ?> members) {

    public static Map<String, Object> object(byte[] body) {
        try {
            Map<String, Object> object =
                    JSONObjectUtils.parse(new String(body, StandardCharsets.UTF_8));
            // The word null is JSON too.
            if (object == null) throw new StateUnavailable("the server's answer is null");
            return object;
        } catch (ParseException e) {
            throw new StateUnavailable("the server's answer is not JSON", e);
        }
    }

    public static JsonMemberReader object(String text) {
        return new JsonMemberReader(object(text.getBytes(StandardCharsets.UTF_8)));
    }

    static JsonMemberReader of(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) throw new StateUnavailable("not an object");
        @SuppressWarnings("unchecked") // names of JSON members are strings
        Map<String, ?> members = (Map<String, ?>) map;
        return new JsonMemberReader(members);
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    public String text(String name) {
        if (members.get(name) instanceof String text) return text;
        throw unexpected(name);
    }

    public @Nullable String optionalText(String name) {
        return members.get(name) == null ? null : text(name);
    }

    public long number(String name) {
        if (members.get(name) instanceof Long number && number >= 0) return number;
        throw unexpected(name);
    }

    public boolean flag(String name) {
        if (members.get(name) instanceof Boolean flag) return flag;
        throw unexpected(name);
    }

    @Nullable Instant optionalTime(String name) {
        String text = optionalText(name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw unexpected(name);
        }
    }

    @Nullable Instant optionalMillis(String name) {
        return members.get(name) == null ? null : Instant.ofEpochMilli(number(name));
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object item : list(name)) {
            if (!(item instanceof String text)) throw unexpected(name);
            texts.add(text);
        }
        return texts;
    }

    List<JsonMemberReader> objects(String name) {
        List<JsonMemberReader> objects = new ArrayList<>();
        for (Object item : list(name)) objects.add(of(item));
        return objects;
    }

    public @Nullable JsonMemberReader optionalObject(String name) {
        Object value = members.get(name);
        return value == null ? null : of(value);
    }

    /** Absent counts as empty. */
    private List<?> list(String name) {
        Object value = members.get(name);
        if (value == null) return List.of();
        if (value instanceof List<?> list) return list;
        throw unexpected(name);
    }

    static StateUnavailable unexpected(String name) {
        return new StateUnavailable("the server's answer is not as expected: " + name);
    }
}

package dev.steelyard.adminapi;

import dev.steelyard.http.answer.Json;
import dev.steelyard.http.answer.Reply;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the 412 response to an outdated {@code If-Match}, with the members that differ from the
 * present version. Earlier versions aren't kept, so the request is compared with what the caller
 * can read by GET at the same path.
 */
final class VersionMismatchWriter {
    private VersionMismatchWriter() {}

    /**
     * 412 with the present version, and for each member that was sent and is otherwise by now what
     * was sent and what is there.
     *
     * @param version as the refusal found it; something newer may be there by now
     */
    static Reply reply(Call call, long version, String message) {
        var present = present(call);
        var newest = present.map(now -> now.path("version").asLong(version)).orElse(version);
        var more = new LinkedHashMap<String, Object>();
        more.put("version", newest);
        var sent = sent(call);
        if (present.isPresent() && sent.isObject()) {
            more.put("changes", between(sent, present.get()));
        }
        return ApiError.reply(call.request(), 412, "version_mismatch", message, null, more)
                .with("ETag", "\"" + newest + "\"");
    }

    /** Nothing, where that can't be read. */
    private static Optional<JsonNode> present(Call call) {
        try {
            return call.present().get();
        } catch (ApiError e) {
            return Optional.empty();
        }
    }

    private static List<Map<String, @Nullable Object>> between(JsonNode sent, JsonNode now) {
        return now.path("data").isArray()
                ? betweenLists(sent, now.path("data"))
                : betweenMembers(sent, now);
    }

    /**
     * Of a list that is replaced whole: the elements that only one side has, however many both
     * have.
     */
    private static List<Map<String, @Nullable Object>> betweenLists(JsonNode sent, JsonNode now) {
        var there = elements(now);
        return sent.properties().stream()
                .filter(member -> member.getValue().isArray())
                .filter(member -> !elements(member.getValue()).equals(there))
                .map(
                        member -> {
                            var wanted = elements(member.getValue());
                            return change(
                                    member.getKey(), less(wanted, there), less(there, wanted));
                        })
                .toList();
    }

    /** Without members that are null, which is how they are left out, too. */
    private static Set<JsonNode> elements(JsonNode list) {
        var elements = new LinkedHashSet<JsonNode>();
        for (var element : list) {
            var said = element.deepCopy();
            if (said instanceof ObjectNode object) {
                object.removeIf(JsonNode::isNull);
            }
            elements.add(said);
        }
        return elements;
    }

    private static List<JsonNode> less(Set<JsonNode> one, Set<JsonNode> other) {
        return one.stream().filter(element -> !other.contains(element)).toList();
    }

    private static List<Map<String, @Nullable Object>> betweenMembers(JsonNode sent, JsonNode now) {
        return sent.properties().stream()
                .filter(member -> now.has(member.getKey()))
                .filter(member -> !same(member.getValue(), now.path(member.getKey())))
                .map(
                        member ->
                                change(
                                        member.getKey(),
                                        member.getValue(),
                                        now.path(member.getKey())))
                .toList();
    }

    private static Map<String, @Nullable Object> change(String field, Object sent, Object now) {
        var change = new LinkedHashMap<String, @Nullable Object>();
        change.put("field", field);
        change.put("sent", sent);
        change.put("current", now);
        return change;
    }

    /** Nothing, where there is no body, or none that the operation could read. */
    private static JsonNode sent(Call call) {
        try {
            var body = call.request().body();
            return body.length == 0 ? MissingNode.getInstance() : Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** However it is written: sets in any order, times in any precision. */
    private static boolean same(JsonNode one, JsonNode other) {
        if (one.isArray() && other.isArray()) {
            return new HashSet<>(one.values()).equals(new HashSet<>(other.values()));
        }
        if (one.isString() && other.isString()) {
            return text(one).equals(text(other));
        }
        return one.equals(other);
    }

    private static Object text(JsonNode value) {
        var text = value.stringValue();
        try {
            return text.endsWith("Z") ? Instant.parse(text) : text;
        } catch (DateTimeException e) {
            return text;
        }
    }
}

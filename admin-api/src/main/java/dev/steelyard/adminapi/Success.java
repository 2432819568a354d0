package dev.steelyard.adminapi;

import dev.steelyard.http.answer.Json;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.operations.rehearsal.DryRunSchemas;
import dev.steelyard.operations.rehearsal.RehearsalResult;
import dev.steelyard.operations.schema.ShownOnce;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The status, headers and JSON members of a successful response, before they are serialized.
 * Secrets stand in it as {@link ShownOnce}, so that a stored response can leave them out.
 */
record Success(int status, Map<String, @Nullable Object> members, Map<String, String> headers) {
    private static final String REPLAYED = "replayed";

    /** A resource: an object with, where it has one, its {@code version}, which is its ETag. */
    static Success resource(int status, Map<String, @Nullable Object> members) {
        return new Success(
                status,
                members,
                members.containsKey("version")
                        ? Map.of("ETag", "\"" + members.get("version") + "\"")
                        : Map.of());
    }

    /** No content. */
    static Success nothing() {
        return new Success(204, Map.of(), Map.of());
    }

    static Success list(Object data, @Nullable Object next) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("data", data);
        members.put("next", next);
        return new Success(200, members, Map.of());
    }

    /** A dry run, with the decisions that the change would reverse. */
    Success rehearsed(@Nullable RehearsalResult rehearsal) {
        var more = new LinkedHashMap<String, @Nullable Object>(members);
        more.put(DryRunSchemas.DRY_RUN.name(), true);
        if (rehearsal != null) {
            more.put(DryRunSchemas.FIELD.name(), DryRunSchemas.FIELD.type().write(rehearsal));
        }
        return new Success(status, more, headers);
    }

    Success at(String location) {
        var more = new LinkedHashMap<>(headers);
        more.put("Location", location);
        return new Success(status, members, more);
    }

    Reply reply() {
        if (status == 204) {
            return Reply.empty(204);
        }
        var all = new LinkedHashMap<String, @Nullable Object>();
        members.forEach(
                (name, value) ->
                        all.put(name, value instanceof ShownOnce(var once) ? once : value));
        return Reply.json(status, all).with(headers);
    }

    /** As a text from which {@link #again} makes the answer to a repeat. */
    String kept() {
        var lasting = new LinkedHashMap<String, @Nullable Object>();
        members.forEach(
                (name, value) -> {
                    if (!(value instanceof ShownOnce)) {
                        lasting.put(name, value);
                    }
                });
        return Json.MAPPER.writeValueAsString(
                Map.of("status", status, "headers", headers, "body", lasting));
    }

    /** The same answer again, without what is shown once; it says so. */
    static Reply again(String kept) {
        var answer = Json.MAPPER.readTree(kept);
        int status = answer.path("status").asInt();
        if (status == 204) {
            return Reply.empty(status).with("Idempotency-Replayed", "true");
        }
        var body = (ObjectNode) answer.path("body");
        body.put(REPLAYED, true);
        return Reply.json(status, body)
                .with(headers(answer.path("headers")))
                .with("Idempotency-Replayed", "true");
    }

    private static Map<String, String> headers(JsonNode object) {
        var headers = new LinkedHashMap<String, String>();
        object.forEachEntry((name, value) -> headers.put(name, value.asString()));
        return headers;
    }
}

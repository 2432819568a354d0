package dev.steelyard.adminapi.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Finds changes of an OpenAPI 3.1 document that break clients: a request that was accepted is
 * refused, or an answer has a value that it could not have, or lacks a member. Knows the keywords
 * that {@link OpenApiDocument} writes.
 */
final class ApiBreaks {
    /** Keywords whose schemas are compared in their order. */
    private static final List<String> COMBINED = List.of("oneOf", "allOf");

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> breaks = new ArrayList<>();
    private final Set<List<Object>> compared = new HashSet<>();

    private ApiBreaks(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** A schema in its document. */
    private record Schema(JsonNode document, JsonNode node) {
        Schema resolved() {
            var reference = node.path("$ref");
            return reference.isString()
                    ? new Schema(document, document.at(reference.stringValue().substring(1)))
                    : this;
        }

        Schema at(String keyword) {
            return new Schema(document, node.path(keyword)).resolved();
        }

        Set<String> texts(String keyword) {
            var value = node.path(keyword);
            return value.isString()
                    ? Set.of(value.stringValue())
                    : StreamSupport.stream(value.spliterator(), false)
                            .map(JsonNode::asString)
                            .collect(Collectors.toSet());
        }
    }

    /** Sentences in the order of {@code before}; empty: nothing breaks. */
    static List<String> between(JsonNode before, JsonNode after) {
        var comparison = new ApiBreaks(before, after);
        comparison.operations();
        return List.copyOf(comparison.breaks);
    }

    private void operations() {
        var now = operations(after);
        operations(before)
                .forEach(
                        (name, operation) -> {
                            var other = now.get(name);
                            if (other == null) {
                                breaks.add(name + ": removed");
                            } else {
                                operation(name, operation, other);
                            }
                        });
    }

    /** By method and path; the names of a path's variables are free. */
    private static Map<String, JsonNode> operations(JsonNode document) {
        var operations = new LinkedHashMap<String, JsonNode>();
        document.path("paths")
                .forEachEntry(
                        (path, item) ->
                                item.forEachEntry(
                                        (method, operation) -> {
                                            if (METHODS.contains(method)) {
                                                operations.put(
                                                        method.toUpperCase(Locale.ROOT)
                                                                + " "
                                                                + path.replaceAll(
                                                                        "\\{[^}]*\\}", "{}"),
                                                        operation);
                                            }
                                        }));
        return operations;
    }

    private void operation(String name, JsonNode old, JsonNode now) {
        var oldParameters = parameters(old);
        var parameters = parameters(now);
        oldParameters.forEach(
                (parameter, schema) -> {
                    var other = parameters.get(parameter);
                    if (other == null) {
                        breaks.add(name + " " + parameter + ": removed");
                    } else {
                        contains(
                                name + " " + parameter,
                                new Schema(after, other).at("schema"),
                                new Schema(before, schema).at("schema"));
                    }
                });
        parameters.forEach(
                (parameter, schema) -> {
                    if (!oldParameters.containsKey(parameter)
                            && schema.path("required").asBoolean(false)) {
                        breaks.add(name + " " + parameter + ": required");
                    }
                });
        var body = content(before, old.path("requestBody"));
        var newBody = content(after, now.path("requestBody"));
        if (body.node().isMissingNode() && newBody.node().path("required").size() > 0) {
            breaks.add(name + " body: required");
        }
        contains(name + " body", newBody, body);
        old.path("responses")
                .forEachEntry(
                        (status, response) -> {
                            if (status.startsWith("2")) {
                                var other = now.path("responses").path(status);
                                if (other.isMissingNode()) {
                                    breaks.add(name + " " + status + ": removed");
                                } else {
                                    answer(
                                            name + " " + status,
                                            content(before, response),
                                            content(after, other));
                                }
                            }
                        });
    }

    private static Map<String, JsonNode> parameters(JsonNode operation) {
        var parameters = new LinkedHashMap<String, JsonNode>();
        for (var parameter : operation.path("parameters")) {
            if (!parameter.path("in").asString("").equals("path")) {
                parameters.put(
                        parameter.path("in").asString("")
                                + " "
                                + parameter.path("name").asString(""),
                        parameter);
            }
        }
        return parameters;
    }

    private static Schema content(JsonNode document, JsonNode holder) {
        return new Schema(document, holder.path("content").path("application/json")).at("schema");
    }

    /** An answer keeps its members, and has values that it could have before. */
    private void answer(String name, Schema old, Schema now) {
        contains(name, old, now);
        members(name, old, now);
    }

    private void members(String name, Schema old, Schema now) {
        if (!compared.add(List.of(old.node(), now.node()))) {
            return;
        }
        old.node()
                .path("properties")
                .forEachEntry(
                        (property, _) -> {
                            var member = name + "." + property;
                            if (now.node().path("properties").has(property)) {
                                members(
                                        member,
                                        old.at("properties").at(property),
                                        now.at("properties").at(property));
                            } else {
                                breaks.add(member + ": removed");
                            }
                        });
        if (old.node().has("items")) {
            members(name + "[]", old.at("items"), now.at("items"));
        }
        for (var keyword : COMBINED) {
            for (int i = 0; i < old.node().path(keyword).size(); i++) {
                members(name, part(old, keyword, i), part(now, keyword, i));
            }
        }
    }

    /** Each value of {@code inner} is one of {@code outer}. */
    private void contains(String name, Schema outer, Schema inner) {
        if (inner.node().isMissingNode() || !compared.add(List.of(name, outer, inner))) {
            return;
        }
        if (!outer.texts("type").isEmpty()
                && !outer.texts("type").containsAll(inner.texts("type"))) {
            breaks.add(name + ": type");
        }
        if (outer.node().has("enum")
                && !(inner.node().has("enum")
                        && outer.texts("enum").containsAll(inner.texts("enum")))) {
            breaks.add(name + ": enum");
        }
        if (outer.node().has("pattern")
                && !outer.node().path("pattern").equals(inner.node().path("pattern"))) {
            breaks.add(name + ": pattern");
        }
        for (var least : List.of("minLength", "minimum")) {
            if (limit(outer, least, Long.MIN_VALUE) > limit(inner, least, Long.MIN_VALUE)) {
                breaks.add(name + ": " + least);
            }
        }
        for (var most : List.of("maxLength", "maximum", "maxItems")) {
            if (limit(outer, most, Long.MAX_VALUE) < limit(inner, most, Long.MAX_VALUE)) {
                breaks.add(name + ": " + most);
            }
        }
        for (var required : outer.texts("required")) {
            if (!inner.texts("required").contains(required)) {
                breaks.add(name + "." + required + ": required");
            }
        }
        inner.node()
                .path("properties")
                .forEachEntry(
                        (property, _) -> {
                            var member = name + "." + property;
                            if (outer.node().path("properties").has(property)) {
                                contains(
                                        member,
                                        outer.at("properties").at(property),
                                        inner.at("properties").at(property));
                            } else if (!outer.node().path("additionalProperties").asBoolean(true)) {
                                breaks.add(member + ": removed");
                            }
                        });
        if (outer.node().has("items")) {
            contains(name + "[]", outer.at("items"), inner.at("items"));
        }
        for (var keyword : COMBINED) {
            var parts = outer.node().path(keyword);
            if (parts.size() != inner.node().path(keyword).size()) {
                breaks.add(name + ": " + keyword);
                continue;
            }
            for (int i = 0; i < parts.size(); i++) {
                contains(name, part(outer, keyword, i), part(inner, keyword, i));
            }
        }
    }

    private static Schema part(Schema schema, String keyword, int index) {
        return new Schema(schema.document(), schema.node().path(keyword).path(index)).resolved();
    }

    private static long limit(Schema schema, String keyword, long otherwise) {
        return schema.node().path(keyword).asLong(otherwise);
    }
}

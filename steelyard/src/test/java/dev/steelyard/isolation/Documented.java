package dev.steelyard.isolation;

import dev.steelyard.http.answer.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The operations that an OpenAPI document describes, by id. */
final class Documented {
    private final JsonNode document;
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    /**
     * @param needs the permission; null: none
     */
    record Operation(String id, String method, String path, @Nullable String needs, JsonNode json) {
        JsonNode responses() {
            return json.path("responses");
        }

        /** Their names, of those in {@code place}. */
        Set<String> parameters(String place) {
            return json.path("parameters").values().stream()
                    .filter(one -> one.path("in").asString().equals(place))
                    .map(one -> one.path("name").asString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** The path with values for its variables, in their order. */
        String at(String[] values) {
            var filled = path;
            for (var value : values) {
                filled = filled.replaceFirst("\\{[a-z_]+}", value);
            }
            if (filled.contains("{")) {
                throw new AssertionError("the table has no value for a variable of " + path);
            }
            return filled;
        }

        String successStatus() {
            return responses()
                    .propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(status -> status.startsWith("2"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    Documented(JsonNode document) {
        this.document = document;
        document.path("paths")
                .forEachEntry(
                        (path, methods) ->
                                methods.forEachEntry(
                                        (method, operation) -> add(path, method, operation)));
    }

    private void add(String path, String method, JsonNode operation) {
        var id = operation.path("operationId").asString();
        var needs = operation.path("security").path(0).path("bearer").path(0);
        var before =
                operations.put(
                        id,
                        new Operation(
                                id,
                                method.toUpperCase(Locale.ROOT),
                                path,
                                needs.isString() ? needs.asString() : null,
                                operation));
        if (before != null) {
            throw new AssertionError("two operations have the id " + id);
        }
    }

    List<String> ids() {
        return List.copyOf(operations.keySet());
    }

    Operation operation(String id) {
        var operation = operations.get(id);
        if (operation == null) {
            throw new AssertionError("the document describes no operation " + id);
        }
        return operation;
    }

    /** Names of what may be in the body of the request. */
    Set<String> members(Operation operation) {
        return new TreeSet<>(body(operation).path("properties").propertyNames());
    }

    /** What the body of the request must be; missing: it has none. */
    JsonNode body(Operation operation) {
        var content = operation.json().path("requestBody").path("content").path("application/json");
        return resolve(content.path("schema"));
    }

    /** What is wrong with an answer; empty: it is as described. */
    List<String> faults(Operation operation, World.Answer answer) {
        var response = resolve(operation.responses().path(String.valueOf(answer.status())));
        if (response.isMissingNode()) {
            return List.of("status " + answer.status() + " is not described");
        }
        var faults = new ArrayList<String>();
        var code = answer.code();
        if (answer.status() == 403
                && !response.path("description").asString().contains("`" + code + "`")) {
            faults.add("code " + code + " is not described");
        }
        var schema =
                response.path("content").values().stream()
                        .findFirst()
                        .map(media -> media.path("schema"))
                        .orElse(MissingNode.getInstance());
        if (!schema.isMissingNode()) {
            check("", schema, answer.json(), faults);
        } else if (!answer.text().isEmpty()) {
            faults.add("a body is not described");
        }
        return faults;
    }

    private void check(String at, JsonNode unresolved, JsonNode value, List<String> faults) {
        var schema = merged(resolve(unresolved));
        if (schema.has("oneOf")) {
            var choices =
                    schema.path("oneOf").values().stream()
                            .map(choice -> faultsOf(at, choice, value))
                            .toList();
            if (choices.stream().filter(List::isEmpty).count() != 1) {
                faults.add(at + " is not one of " + choices);
            }
            return;
        }
        if (schema.has("type") && !types(schema).contains(type(value))) {
            faults.add(at + " is no " + schema.path("type") + ": " + value);
            return;
        }
        switch (value.getNodeType()) {
            case OBJECT -> checkObject(at, schema, value, faults);
            case ARRAY ->
                    value.values()
                            .forEach(one -> check(at + "[]", schema.path("items"), one, faults));
            case STRING -> checkString(at, schema, value.asString(), faults);
            default -> {}
        }
    }

    /** Of {@code allOf} objects, or what stands alone, the one object that they make together. */
    private JsonNode merged(JsonNode schema) {
        if (!schema.has("allOf")) {
            return schema;
        }
        var all = Json.MAPPER.createObjectNode().put("type", "object");
        var properties = all.putObject("properties");
        var required = all.putArray("required");
        for (var part : schema.path("allOf").values()) {
            var one = resolve(part);
            one.path("properties").forEachEntry(properties::set);
            one.path("required").values().forEach(required::add);
        }
        return all;
    }

    private List<String> faultsOf(String at, JsonNode schema, JsonNode value) {
        var faults = new ArrayList<String>();
        check(at, schema, value, faults);
        return faults;
    }

    /** Exactly the described members: one too many is a fault of the description. */
    private void checkObject(String at, JsonNode schema, JsonNode value, List<String> faults) {
        var properties = schema.path("properties");
        schema.path("required")
                .values()
                .forEach(
                        name -> {
                            if (!value.has(name.asString())) {
                                faults.add(at + "/" + name.asString() + " is missing");
                            }
                        });
        if (properties.isMissingNode()) {
            return;
        }
        value.forEachEntry(
                (name, member) -> {
                    if (properties.has(name)) {
                        check(at + "/" + name, properties.path(name), member, faults);
                    } else {
                        faults.add(at + "/" + name + " is not described");
                    }
                });
    }

    private static void checkString(String at, JsonNode schema, String value, List<String> faults) {
        if (schema.has("enum")
                && schema.path("enum").values().stream()
                        .noneMatch(word -> word.asString().equals(value))) {
            faults.add(at + " is none of " + schema.path("enum") + ": " + value);
        }
        if (schema.has("pattern") && !value.matches(schema.path("pattern").asString())) {
            faults.add(at + " is not like " + schema.path("pattern") + ": " + value);
        }
    }

    private static List<String> types(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray()
                ? type.values().stream().map(JsonNode::asString).collect(Collectors.toList())
                : List.of(type.asString());
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            default -> "null";
        };
    }

    JsonNode resolve(JsonNode node) {
        var reference = node.path("$ref");
        return reference.isString()
                ? document.at(reference.asString().substring("#".length()))
                : node;
    }
}

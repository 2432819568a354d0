package dev.steelyard.server.manage.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Operations as OpenAPI writes them. */
final class Operations {
    static final String BEARER = "bearer";

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    private Operations() {}

    static Map<String, Object> scheme() {
        return Tree.with(
                Tree.of("type", "http", "scheme", "bearer"),
                "description",
                "An access token of staff, or of a client of this API. Operations name the"
                        + " permission that they need as a role.");
    }

    static Map<String, Object> json(Noun noun, Described operation) {
        var json = new LinkedHashMap<String, Object>();
        json.put("operationId", operation.name());
        json.put("tags", List.of(noun.name()));
        json.put("summary", operation.summary());
        if (!operation.note().isEmpty()) {
            json.put("description", operation.note());
        }
        json.put("security", security(operation.access()));
        var parameters = parameters(operation);
        if (!parameters.isEmpty()) {
            json.put("parameters", parameters);
        }
        var body = operation.reads().body();
        if (body != null) {
            json.put(
                    "requestBody",
                    Tree.of("required", true, "content", content(Schema.reference(body))));
        }
        json.put("responses", responses(operation));
        return json;
    }

    private static List<Object> security(Described.Access access) {
        var needs = access.needs();
        if (access.open()) {
            return List.of();
        }
        return List.of(Tree.of(BEARER, needs == null ? List.of() : List.of(needs.permission())));
    }

    private static List<Object> parameters(Described operation) {
        var all = new ArrayList<Object>();
        VARIABLE.matcher(operation.path())
                .results()
                .map(found -> found.group(1))
                .forEach(name -> all.add(parameter("path", name, variable(name))));
        operation
                .reads()
                .query()
                .forEach(one -> all.add(parameter("query", one.name(), one.schema())));
        if (operation.reads().matched()) {
            all.add(
                    parameter(
                            "header",
                            "If-Match",
                            Schema.text("The ETag that the change was made for, or `*`.")));
        }
        if (Repeats.can(operation)) {
            all.add(parameter("header", "Idempotency-Key", Repeats.KEY));
        }
        return all;
    }

    private static Schema variable(String name) {
        return name.equals("name") ? Schema.text("Its name.") : Schema.id("An id.");
    }

    private static Map<String, Object> parameter(String in, String name, Schema schema) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", name);
        json.put("in", in);
        if (in.equals("path")) {
            json.put("required", true);
        }
        json.put("schema", schema.json());
        return json;
    }

    private static Map<String, Object> responses(Described operation) {
        var all = new LinkedHashMap<String, Object>();
        var success = new LinkedHashMap<String, Object>();
        success.put("description", "Done");
        var body = operation.answers().body();
        if (Repeats.can(operation)) {
            success.put("headers", Repeats.headers());
        }
        if (body != null) {
            var media = Tree.of("schema", Repeats.answer(operation, body).json());
            success.put("content", Tree.of(operation.answers().type(), media));
        }
        all.put(String.valueOf(operation.answers().status()), success);
        all.putAll(Refusals.of(operation));
        return all;
    }

    static Map<String, Object> content(Schema schema) {
        return Tree.of(Described.JSON, Tree.of("schema", schema.json()));
    }
}

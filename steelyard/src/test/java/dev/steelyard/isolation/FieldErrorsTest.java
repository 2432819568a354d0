package dev.steelyard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Every member of every body that the document describes, sent wrong in every way: the refusal
 * names it and says what is allowed.
 */
class FieldErrorsTest {
    private static final Path FAULTS = Path.of("target/field-errors.txt");
    private static final int SHORTEST_THAT_SAYS_SOMETHING = 4;

    @Test
    void everyMember_sentWrong_isNamedWithWhatIsAllowed() throws IOException {
        var faults = new ArrayList<String>();
        int tries = 0;
        try (var world = new World()) {
            var api = new Documented(world.asOperator("GET", "/openapi.json", null));
            var operator = world.token(Caller.OPERATOR, null);
            for (var row : Table.rows()) {
                var operation = api.operation(row.operation());
                var body = api.body(operation);
                if (body.isMissingNode()) {
                    continue;
                }
                var things = world.things(Caller.OPERATOR);
                var path = operation.at(row.path().apply(things)) + row.asked(things);
                for (var wrong : Wrong.of(body, api, right(row.body().apply(things)))) {
                    tries++;
                    var answer = world.call(operator, operation.method(), path, wrong.body());
                    var fault = fault(wrong, answer);
                    if (!fault.isEmpty()) {
                        faults.add(operation.id() + ": " + wrong.what() + ": " + fault);
                    }
                }
            }
        }
        Files.writeString(FAULTS, String.join("\n", faults) + "\n");
        assertThat(faults).isEmpty();
        assertThat(tries).isGreaterThan(300);
    }

    private static Map<String, Object> right(@Nullable Object body) {
        var right = new LinkedHashMap<String, Object>();
        if (body instanceof Map<?, ?> members) {
            members.forEach((name, value) -> right.put(name.toString(), value));
        }
        return right;
    }

    private static String fault(Wrong wrong, World.Answer answer) {
        if (answer.status() != 400) {
            return "answered " + answer.status() + " " + answer.text();
        }
        JsonNode error = answer.json().path("error");
        if (!wrong.fields().contains(error.path("field").asString(""))) {
            return "named " + error;
        }
        return error.path("message").asString("").length() < SHORTEST_THAT_SAYS_SOMETHING
                ? "says nothing: " + error
                : "";
    }

    /**
     * A body with one thing wrong.
     *
     * @param fields what may be named
     */
    private record Wrong(String what, List<String> fields, Map<String, Object> body) {
        private static final String LONG = "a".repeat(20_000);
        private static final String CONTROL = "a\u0001b";

        /** Only compared with what it should be: 409, and nothing where nothing is done. */
        private static final List<String> OPAQUE = List.of("seen");

        static List<Wrong> of(JsonNode schema, Documented api, Map<String, Object> right) {
            var all = new ArrayList<Wrong>();
            all.add(with(right, "strange", 1, "an unknown member"));
            schema.path("required")
                    .values()
                    .forEach(
                            name -> {
                                var body = new LinkedHashMap<>(right);
                                body.remove(name.asString());
                                all.add(
                                        new Wrong(
                                                name.asString() + " missing",
                                                List.of(name.asString()),
                                                body));
                            });
            schema.path("properties")
                    .forEachEntry((name, member) -> all.addAll(of(name, member, api, right)));
            return all;
        }

        private static List<Wrong> of(
                String name, JsonNode member, Documented api, Map<String, Object> right) {
            var all = new ArrayList<Wrong>();
            var type = member.path("type");
            var types = type.isArray() ? type.toString() : "\"" + type.asString() + "\"";
            wrongTypes(types).forEach((what, value) -> all.add(with(right, name, value, what)));
            if (types.contains("\"string\"") && !OPAQUE.contains(name)) {
                all.add(with(right, name, LONG, "too long"));
                all.add(with(right, name, CONTROL, "a control character"));
                all.add(with(right, name, "a\u0000b", "NUL"));
            }
            if (types.contains("\"array\"")) {
                all.add(with(right, name, List.of(1), "a number in it"));
                var items = api.resolve(member.path("items"));
                if (items.path("type").asString("").equals("string")) {
                    all.add(with(right, name, List.of(LONG), "too long a text in it"));
                    all.add(with(right, name, List.of(CONTROL), "a control character in it"));
                } else {
                    of(items, api, Map.of())
                            .forEach(wrong -> all.add(wrong.inside(name, right, items)));
                }
            }
            return all;
        }

        /** In the one element of an array: it is named, or the array is. */
        private Wrong inside(String name, Map<String, Object> right, JsonNode items) {
            var outer = new LinkedHashMap<>(right);
            outer.put(name, List.of(body));
            var named = new ArrayList<>(fields);
            named.add(name);
            // The element has nothing right in it, so another of its members may be named first.
            named.addAll(items.path("properties").propertyNames());
            return new Wrong(name + " with " + what, named, outer);
        }

        private static Map<String, Object> wrongTypes(String types) {
            var all = new LinkedHashMap<String, Object>();
            all.put("string", "text");
            all.put("integer", 1);
            all.put("boolean", true);
            all.put("array", List.of());
            all.put("object", Map.of());
            all.keySet().removeIf(type -> types.contains("\"" + type + "\""));
            return all;
        }

        private static Wrong with(
                Map<String, Object> right, String name, Object value, String what) {
            var body = new LinkedHashMap<>(right);
            body.put(name, value);
            return new Wrong(name + ", " + what, List.of(name), body);
        }
    }
}

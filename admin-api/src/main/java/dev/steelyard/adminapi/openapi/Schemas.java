package dev.steelyard.adminapi.openapi;

import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.RequestSchema;
import dev.steelyard.operations.schema.ResponseSchema;
import dev.steelyard.operations.schema.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the named schemas of the OpenAPI document, which operations reference. */
final class Schemas {
    private final Map<String, Object> named = new TreeMap<>();

    Map<String, Object> all() {
        return named;
    }

    /** A reference to the schema of a body. */
    Map<String, Object> body(RequestSchema<?> body) {
        var properties = new LinkedHashMap<String, Object>();
        body.members()
                .forEach(member -> properties.put(member.field().name(), field(member.field())));
        var required =
                body.members().stream()
                        .filter(RequestSchema.Member::required)
                        .map(member -> member.field().name())
                        .toList();
        var schema = object(body.about(), properties, required);
        schema.put("additionalProperties", false);
        return add(body.name(), schema);
    }

    /** A reference to the schema of an object in an answer, or a choice of two. */
    Map<String, Object> answered(ResponseSchema<?> answered) {
        var shapes = answered.shapes();
        return shapes.size() == 1
                ? shape(shapes.getFirst())
                : JsonObjects.of("oneOf", shapes.stream().map(this::shape).toList());
    }

    Map<String, Object> shape(ObjectSchema<?> shape) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (var member : shape.members()) {
            properties.put(member.field().name(), field(member.field()));
            if (member.always()) {
                required.add(member.field().name());
            }
        }
        return add(shape.name(), object(shape.about(), properties, required));
    }

    Map<String, Object> add(String name, Map<String, Object> schema) {
        var before = named.put(name, schema);
        if (before != null && !before.equals(schema)) {
            throw new IllegalStateException("two schemas are named " + name);
        }
        return JsonObjects.reference("schemas", name);
    }

    static Map<String, Object> object(
            String about, Map<String, Object> properties, List<String> required) {
        var schema =
                JsonObjects.of("type", "object", "description", about, "properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", List.copyOf(required));
        }
        return schema;
    }

    /** The schema of a member or a parameter. */
    Map<String, Object> field(Field<?> field) {
        var schema = type(field.type());
        if (schema.containsKey("$ref")) {
            return field.nullable()
                    ? JsonObjects.of(
                            "oneOf",
                            List.of(schema, JsonObjects.of("type", "null")),
                            "description",
                            field.description())
                    : schema;
        }
        var described = new LinkedHashMap<String, Object>();
        var type = schema.get("type");
        if (type != null) {
            described.put("type", field.nullable() ? List.of(type, "null") : type);
        }
        described.put("description", field.description());
        schema.forEach(described::putIfAbsent);
        return described;
    }

    private Map<String, Object> type(Type<?> type) {
        return switch (type) {
            case Type.Text<?> text -> text(text.facets());
            case Type.Flag() -> JsonObjects.of("type", "boolean");
            case Type.Whole whole -> whole(whole);
            case Type.Sentences() -> uniqueArray(JsonObjects.of("type", "string"));
            case Type.Many<?> many -> uniqueArray(type(many.element()));
            case Type.Objects<?> objects -> array(body(objects.element()));
            case Type.One<?> one -> answered(one.shape());
            case Type.Listed<?> listed -> array(answered(listed.shape()));
            case Type.Once() -> JsonObjects.of("type", "string");
            case Type.Named(var texts) ->
                    JsonObjects.of(
                            "type",
                            "object",
                            "additionalProperties",
                            texts ? JsonObjects.of("type", "string") : true);
        };
    }

    private static Map<String, Object> uniqueArray(Map<String, Object> items) {
        return JsonObjects.of(
                "type", "array", "items", items, "uniqueItems", true, "maxItems", Type.Many.MAX);
    }

    private static Map<String, Object> array(Map<String, Object> items) {
        return JsonObjects.of("type", "array", "items", items);
    }

    private static Map<String, Object> text(Type.Facets facets) {
        var schema = JsonObjects.of("type", "string");
        if (!facets.words().isEmpty()) {
            schema.put("enum", facets.words());
        }
        if (facets.min() > 0) {
            schema.put("minLength", facets.min());
        }
        if (facets.max() > 0) {
            schema.put("maxLength", facets.max());
        }
        if (facets.pattern() != null) {
            schema.put("pattern", facets.pattern());
        }
        if (facets.format() != null) {
            schema.put("format", facets.format());
        }
        return schema;
    }

    private static Map<String, Object> whole(Type.Whole whole) {
        var schema = JsonObjects.of("type", "integer", "format", "int64");
        if (whole.min() > Long.MIN_VALUE) {
            schema.put("minimum", whole.min());
        }
        if (whole.max() < Long.MAX_VALUE) {
            schema.put("maximum", whole.max());
        }
        return schema;
    }
}

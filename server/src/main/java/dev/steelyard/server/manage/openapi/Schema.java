package dev.steelyard.server.manage.openapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The type of a value, as JSON Schema writes it.
 *
 * @param shapes the named objects that it refers to
 */
public record Schema(Map<String, Object> json, List<Shape> shapes) {
    static final String ID = "^[0-9a-f]{24}$";

    /** Objects that are named once, and referred to. */
    static final String NAMED = "#/components/schemas/";

    private static Schema of(String type, String description) {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", type);
        json.put("description", description);
        return new Schema(json, List.of());
    }

    /** Whatever JSON has. */
    static Schema any(String description) {
        return new Schema(Tree.of("description", description), List.of());
    }

    static Schema text(String description) {
        return of("string", description);
    }

    static Schema id(String description) {
        return text(description).with("pattern", ID);
    }

    static Schema time(String description) {
        return text(description).with("format", "date-time");
    }

    static Schema uri(String description) {
        return text(description).with("format", "uri");
    }

    static Schema flag(String description) {
        return of("boolean", description);
    }

    static Schema number(String description) {
        return of("integer", description).with("format", "int64");
    }

    static Schema words(String description, String... words) {
        return text(description).with("enum", Arrays.asList(words));
    }

    /** An array in which each element occurs once. */
    static Schema set(String description, Schema elements) {
        return of("array", description)
                .with("items", elements.json())
                .with("uniqueItems", true)
                .with("maxItems", 1000);
    }

    static Schema texts(String description) {
        return set(description, new Schema(Tree.of("type", "string"), List.of()));
    }

    static Schema ids(String description) {
        return set(
                description, new Schema(Tree.of("type", "string"), List.of()).with("pattern", ID));
    }

    static Schema list(String description, Shape shape) {
        return new Schema(
                of("array", description).with("items", reference(shape).json()).json(),
                List.of(shape));
    }

    /** An object whose members are named by data. */
    static Schema map(String description) {
        return of("object", description).with("additionalProperties", Tree.of("type", "string"));
    }

    static Schema reference(Shape shape) {
        return new Schema(Tree.of("$ref", NAMED + shape.name()), List.of(shape));
    }

    Schema orNull() {
        return with("type", List.of(String.valueOf(json.get("type")), "null"));
    }

    Schema with(String keyword, Object value) {
        var more = new LinkedHashMap<>(json);
        more.put(keyword, value);
        return new Schema(more, shapes);
    }

    /** The object that this refers to, or null. */
    Schema orNone(String description) {
        var choices = List.<Object>of(json, Tree.of("type", "null"));
        return new Schema(Tree.with(Tree.of("oneOf", choices), "description", description), shapes);
    }

    /** Either of two objects. */
    static Schema either(Shape one, Shape other) {
        var choices = new ArrayList<Object>();
        choices.add(reference(one).json());
        choices.add(reference(other).json());
        return new Schema(Tree.of("oneOf", choices), List.of(one, other));
    }
}

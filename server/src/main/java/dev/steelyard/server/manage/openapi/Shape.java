package dev.steelyard.server.manage.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object that is sent or answered. Immutable.
 *
 * @param closed whether members that nobody declared are refused: so in requests. Answers may gain
 *     members, so clients should read over what they don't know
 */
public record Shape(String name, String description, boolean closed, List<Member> members) {
    /**
     * @param always whether it is in every such object
     */
    record Member(String name, Schema schema, boolean always) {}

    static Shape answered(String name, String description) {
        return new Shape(name, description, false, List.of());
    }

    static Shape sent(String name, String description) {
        return new Shape(name, description, true, List.of());
    }

    Shape with(String member, Schema schema) {
        return adding(new Member(member, schema, true));
    }

    Shape maybe(String member, Schema schema) {
        return adding(new Member(member, schema, false));
    }

    /** With the number that its ETag carries. */
    Shape versioned() {
        return with("version", Schema.number("Raised by each change; the ETag."));
    }

    /** The same members, and more, under another name. */
    Shape as(String other, String text) {
        return new Shape(other, text, closed, members);
    }

    private Shape adding(Member member) {
        var more = new ArrayList<>(members);
        more.add(member);
        return new Shape(name, description, closed, List.copyOf(more));
    }

    Map<String, Object> json() {
        var properties = new LinkedHashMap<String, Object>();
        members.forEach(member -> properties.put(member.name(), member.schema().json()));
        var json = new LinkedHashMap<String, Object>();
        json.put("type", "object");
        json.put("description", description);
        json.put("properties", properties);
        var always = members.stream().filter(Member::always).map(Member::name).toList();
        if (!always.isEmpty()) {
            json.put("required", always);
        }
        if (closed) {
            json.put("additionalProperties", false);
        }
        return json;
    }

    /** Itself, and those that its members refer to. */
    List<Shape> all() {
        var all = new ArrayList<Shape>();
        all.add(this);
        members.forEach(member -> member.schema().shapes().forEach(s -> all.addAll(s.all())));
        return all;
    }
}

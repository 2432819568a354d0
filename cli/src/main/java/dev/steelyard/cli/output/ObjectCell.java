package dev.steelyard.cli.output;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The text of a small JSON object in a table of members, such as {@code application Mill Lane;
 * roles Clerk}.
 */
final class ObjectCell {
    private ObjectCell() {}

    /** The objects that a value is or lists, if all of them are small enough to be read as text. */
    static List<JsonNode> objects(JsonNode value) {
        var parts = value.isArray() ? List.copyOf(value.values()) : List.of(value);
        return parts.stream().allMatch(ObjectCell::isFlat) ? parts : List.of();
    }

    private static boolean isFlat(JsonNode part) {
        return part.isObject()
                && !part.isEmpty()
                && part.values().stream()
                        .flatMap(
                                value ->
                                        value.isArray()
                                                ? value.valueStream()
                                                : List.of(value).stream())
                        .allMatch(JsonNode::isValueNode);
    }

    /**
     * @param names by ids, by members
     */
    static String of(JsonNode object, Map<String, Map<String, String>> names) {
        return object.properties().stream()
                .map(
                        member ->
                                member.getKey().replace('_', ' ')
                                        + " "
                                        + Cell.beside(
                                                member.getValue(),
                                                names.getOrDefault(member.getKey(), Map.of())))
                .collect(Collectors.joining("; "));
    }
}

package dev.steelyard.cli.audit.format;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Parsed JSON as plain maps, lists, texts and whole numbers, the form that {@link
 * dev.steelyard.domain.seal.CanonicalJson} accepts for hashing.
 */
final class PlainJson {
    private PlainJson() {}

    static Map<String, @Nullable Object> members(JsonNode object) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        object.forEachEntry((name, value) -> members.put(name, of(value)));
        return members;
    }

    private static @Nullable Object of(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL -> null;
            case STRING -> value.stringValue();
            case BOOLEAN -> value.booleanValue();
            case OBJECT -> members(value);
            case ARRAY -> value.values().stream().map(PlainJson::of).toList();
            case NUMBER -> whole(value);
            default -> throw new UnreadableLine("has a value that no event has");
        };
    }

    private static long whole(JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new UnreadableLine("has a number that no event has");
        }
        return value.longValue();
    }
}

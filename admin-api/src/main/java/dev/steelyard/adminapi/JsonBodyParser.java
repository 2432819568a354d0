package dev.steelyard.adminapi;

import dev.steelyard.http.answer.Json;
import dev.steelyard.http.request.Request;
import dev.steelyard.operations.schema.RequestSchema;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parses the JSON object in a request body into raw values, which the operation's schema checks
 * later. A member that occurs twice is refused.
 */
final class JsonBodyParser {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private JsonBodyParser() {}

    /**
     * @param optional whether the body may be empty, which is an object without members
     * @throws ApiError the body is not a JSON object
     */
    static Map<String, @Nullable Object> read(Request request, boolean optional) {
        var bytes = request.body();
        return optional && bytes.length == 0 ? Map.of() : read(request, bytes);
    }

    private static Map<String, @Nullable Object> read(Request request, byte[] bytes) {
        var type = request.header("content-type").orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new ApiError(
                    415, "unsupported_media_type", "Send Content-Type: application/json", null);
        }
        if (!(parse(bytes) instanceof ObjectNode object)) {
            throw ApiError.invalid(null, "A JSON object");
        }
        var members = new LinkedHashMap<String, @Nullable Object>();
        object.forEachEntry((name, value) -> members.put(name, raw(name, value)));
        return members;
    }

    private static @Nullable JsonNode parse(byte[] bytes) {
        try {
            // RFC 8259, section 8.1: UTF-8, and no byte order mark before it. Left to guess, the
            // parser would also take UTF-16 and UTF-32, which other readers of this body can't
            // read.
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.isEmpty() || text.charAt(0) == BYTE_ORDER_MARK
                    ? null
                    : Json.MAPPER.readTree(text.toString());
        } catch (CharacterCodingException | JacksonException e) {
            throw ApiError.invalid(
                    null,
                    "Well-formed JSON in UTF-8 without a byte order mark, each member of an object"
                            + " once");
        }
    }

    /**
     * @param name of the member that holds the value, for refusals
     */
    private static @Nullable Object raw(String name, JsonNode value) {
        if (value.isString()) {
            return text(name, value.stringValue());
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isArray()) {
            List<@Nullable Object> elements = new ArrayList<>();
            value.forEach(element -> elements.add(raw(name, element)));
            return elements;
        }
        if (value.isObject()) {
            var members = new LinkedHashMap<String, @Nullable Object>();
            value.forEachEntry((member, part) -> members.put(member, raw(member, part)));
            return members;
        }
        // Other numbers are of no type of a field.
        return value.isNull() ? null : value;
    }

    /** A text that a database can't keep as it is, is refused. */
    private static String text(String name, String text) {
        if (!Json.isKeepable(text)) {
            throw ApiError.invalid(
                    RequestSchema.plain(name), "No NUL, and no half of a surrogate pair");
        }
        return text;
    }
}

package dev.steelyard.server.manage;

import dev.steelyard.domain.id.Id;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.request.Request;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON object in the body of a request, read strictly: members that nobody declared, occur
 * twice or have another type are refused, with the member's name and what is allowed. Absent and
 * null are two things only where null means something.
 */
final class Body {
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z");
    private static final Pattern PLAIN = Pattern.compile("[a-z_]{1,40}");
    private static final int MOST = 1000;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final ObjectNode json;

    private Body(ObjectNode json) {
        this.json = json;
    }

    static Body read(Request request, String... members) {
        return read(request, request.body(), members);
    }

    private static Body read(Request request, byte[] bytes, String... members) {
        var type = request.header("content-type").orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new ApiError(
                    415, "unsupported_media_type", "Send Content-Type: application/json", null);
        }
        return of(null, parse(bytes), members);
    }

    /** Nothing may be in the body, or an empty object. */
    static void none(Request request) {
        var bytes = request.body();
        if (bytes.length > 0) {
            read(request, bytes);
        }
    }

    /**
     * @param array the member that it is an element of; null: it is the whole body
     */
    private static Body of(@Nullable String array, @Nullable JsonNode node, String... members) {
        if (!(node instanceof ObjectNode object)) {
            throw ApiError.invalid(array, array == null ? "A JSON object" : "An array of objects");
        }
        var allowed = Arrays.asList(members);
        for (var name : object.propertyNames()) {
            if (!allowed.contains(name)) {
                throw ApiError.invalid(
                        PLAIN.matcher(name).matches() ? name : null,
                        allowed.isEmpty()
                                ? "No members"
                                : "These members only: " + String.join(", ", allowed));
            }
        }
        return new Body(object);
    }

    private static @Nullable JsonNode parse(byte[] bytes) {
        try {
            // RFC 8259, section 8.1: UTF-8, and no byte order mark before it. Left to guess, the
            // parser would also take UTF-16 and UTF-32, which others here can't read.
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

    boolean has(String name) {
        return json.has(name);
    }

    String string(String name) {
        return optionalString(name)
                .orElseThrow(() -> ApiError.invalid(name, "A string; it is missing"));
    }

    Optional<String> optionalString(String name) {
        return value(name, JsonNode::isString, "A string").map(value -> text(name, value));
    }

    /** What no database could keep, or not as it is, is no text. */
    private static String text(String name, JsonNode string) {
        var text = string.stringValue();
        if (!Json.isKeepable(text)) {
            throw ApiError.invalid(name, "No NUL, and no half of a surrogate pair");
        }
        return text;
    }

    @Nullable Boolean bool(String name) {
        return value(name, JsonNode::isBoolean, "true or false")
                .map(JsonNode::booleanValue)
                .orElse(null);
    }

    /** A whole number, or null where it is null or absent. */
    @Nullable Long number(String name) {
        var value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw ApiError.invalid(name, "A whole number");
        }
        return value.longValue();
    }

    Set<String> strings(String name) {
        return optionalStrings(name)
                .orElseThrow(() -> ApiError.invalid(name, "An array of strings; it is missing"));
    }

    /** In the order of the array, each once. */
    Optional<Set<String>> optionalStrings(String name) {
        return value(name, JsonNode::isArray, "An array of strings")
                .map(array -> strings(name, array));
    }

    private static Set<String> strings(String name, JsonNode array) {
        var all = new LinkedHashSet<String>();
        for (var item : elements(name, array)) {
            if (!item.isString()) {
                throw ApiError.invalid(name, "An array of strings");
            }
            all.add(text(name, item));
        }
        return all;
    }

    /** Each string of an array as something else, or a refusal that says what is allowed. */
    <T> Optional<Set<T>> optionalSet(
            String name, Function<String, Optional<T>> parse, String allowed) {
        return optionalStrings(name)
                .map(
                        strings -> {
                            var all = new LinkedHashSet<T>();
                            for (var text : strings) {
                                all.add(
                                        parse.apply(text)
                                                .orElseThrow(
                                                        () -> ApiError.invalid(name, allowed)));
                            }
                            return all;
                        });
    }

    <T> Set<T> set(String name, Function<String, Optional<T>> parse, String allowed) {
        return optionalSet(name, parse, allowed)
                .orElseThrow(() -> ApiError.invalid(name, allowed + "; it is missing"));
    }

    <T> Optional<Id<T>> optionalId(String name) {
        return optionalString(name)
                .map(
                        text ->
                                Id.<T>parse(text)
                                        .orElseThrow(
                                                () ->
                                                        ApiError.invalid(
                                                                name,
                                                                "An id: 24 lower-case hex"
                                                                        + " digits")));
    }

    <T> Id<T> id(String name) {
        return this.<T>optionalId(name)
                .orElseThrow(() -> ApiError.invalid(name, "An id; it is missing"));
    }

    /** A time, or null where it is null or absent. */
    @Nullable Instant time(String name) {
        var value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw noTime(name, ", or null");
        }
        return parse(name, value.stringValue(), ", or null");
    }

    /** The time that {@code text} says, as the API writes times. */
    static Instant time(String name, String text) {
        return parse(name, text, "");
    }

    private static Instant parse(String name, String text, String or) {
        try {
            if (TIME.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            throw noTime(name, or);
        }
        throw noTime(name, or);
    }

    private static ApiError noTime(String name, String or) {
        return ApiError.invalid(name, "A time such as 2027-01-31T09:00:00.000Z" + or);
    }

    /** The objects of an array, each with these members only. */
    List<Body> objects(String name, String... members) {
        var array =
                value(name, JsonNode::isArray, "An array of objects")
                        .orElseThrow(
                                () -> ApiError.invalid(name, "An array of objects; it is missing"));
        return elements(name, array).stream().map(item -> of(name, item, members)).toList();
    }

    private static List<JsonNode> elements(String name, JsonNode array) {
        if (array.size() > MOST) {
            throw ApiError.invalid(name, "At most " + MOST);
        }
        return List.copyOf(array.values());
    }

    private Optional<JsonNode> value(
            String name, Function<JsonNode, Boolean> right, String allowed) {
        var value = json.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!right.apply(value)) {
            throw ApiError.invalid(name, allowed);
        }
        return Optional.of(value);
    }
}

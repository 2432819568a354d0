package dev.steelyard.http.answer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Parses and writes JSON with strict settings, which refuse duplicate and unknown members. */
public final class Json {
    /**
     * Reads strictly: a member that occurs twice, one that is not declared, or anything behind the
     * value is an error. Depth, and the length of names and numbers, are bounded by Jackson.
     */
    public static final JsonMapper MAPPER = strict(JsonFactory.builder().build());

    private static final JsonMapper SHALLOW = within(8);

    private Json() {}

    /** As {@link #MAPPER}, with a maximum depth of {@code levels}. */
    public static JsonMapper within(int levels) {
        return strict(
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder().maxNestingDepth(levels).build())
                        .build());
    }

    /**
     * The object that {@code body} holds, in UTF-8 (RFC 8259, section 8.1), as {@link #MAPPER}
     * reads it, of eight levels at most. Empty: it holds something else.
     */
    public static Optional<ObjectNode> object(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return !text.isEmpty() && SHALLOW.readTree(text) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (CharacterCodingException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** Whether every database stores {@code text} unchanged: no NUL, no unpaired surrogate. */
    public static boolean isKeepable(String text) {
        return text.indexOf(0) < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static JsonMapper strict(JsonFactory factory) {
        return JsonMapper.builder(factory)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }
}

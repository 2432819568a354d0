package dev.steelyard.server.http;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of the server: strict in what it reads. */
public final class Json {
    /**
     * Reads strictly: a member that occurs twice, one that nobody declared, or anything behind the
     * value is an error. Depth, and the length of names and numbers, are bounded by Jackson.
     */
    public static final JsonMapper MAPPER = strict(JsonFactory.builder().build());

    private Json() {}

    /** As {@link #MAPPER}, but no deeper than {@code levels}. */
    public static JsonMapper within(int levels) {
        return strict(
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder().maxNestingDepth(levels).build())
                        .build());
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

    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }
}

package dev.steelyard.domain.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    @Test
    void texts_areEscapedAsLittleAsRfc8785Allows() {
        assertThat(json(Map.of("t", "\u20ac$\u000f\nA'B\"\\\\\"/\b\f\r\t\u007f\u2028")))
                .isEqualTo(
                        "{\"t\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\f\\r\\t\u007f\u2028\"}");
    }

    /** RFC 8785, section 3.2.3: its own example. */
    @Test
    void members_areSortedByUtf16() {
        assertThat(
                        json(
                                Map.of(
                                        "\u20ac", "Euro Sign",
                                        "\r", "Carriage Return",
                                        "\ufb33", "Hebrew Letter Dalet With Dagesh",
                                        "1", "One",
                                        "\ud83d\ude00", "Emoji: Grinning Face",
                                        "\u0080", "Control",
                                        "\u00f6", "Latin Small Letter O With Diaeresis")))
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\","
                                + "\"\u20ac\":\"Euro Sign\","
                                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void otherValues_asTheyAre() {
        assertThat(
                        json(
                                Map.of(
                                        "b", List.of(1, 2L, true),
                                        "a", Map.of(),
                                        "c", List.of(),
                                        "d", Map.of("z", "", "y", false))))
                .isEqualTo("{\"a\":{},\"b\":[1,2,true],\"c\":[],\"d\":{\"y\":false,\"z\":\"\"}}");
        assertThat(json(Collections.singletonMap("n", null))).isEqualTo("{\"n\":null}");
    }

    private static String json(Map<String, ?> members) {
        return new String(CanonicalJson.bytes(members), UTF_8);
    }
}

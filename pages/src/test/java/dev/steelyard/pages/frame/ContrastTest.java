package dev.steelyard.pages.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContrastTest {
    private static final Pattern VARIABLE = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");

    @Test
    void every_accent_becomes_readable_on_light_and_on_dark() {
        for (int rgb = 0; rgb < 1 << 24; rgb += 0x01_0f_0b) {
            var accent = Accent.of(String.format("#%06x", rgb));
            assertThat(accent.onLight().contrast(Accent.LIGHT_PAGE))
                    .as(accent.toString())
                    .isGreaterThanOrEqualTo(Accent.READABLE);
            assertThat(accent.onDark().contrast(Accent.DARK_CARD))
                    .as(accent.toString())
                    .isGreaterThanOrEqualTo(Accent.READABLE);
        }
    }

    @Test
    void an_accent_that_can_be_read_is_left_as_it_is() {
        assertThat(Accent.of("#0b5f66").onLight()).isEqualTo(Colour.of("#0b5f66"));
        assertThat(Accent.of("#ffd400").onDark()).isEqualTo(Colour.of("#ffd400"));
    }

    @Test
    void black_on_white_is_21_and_grey_is_as_the_guidelines_compute_it() {
        assertThat(Colour.of("#000000").contrast(Colour.of("#ffffff"))).isEqualTo(21.0);
        assertThat(Colour.of("#777777").contrast(Colour.of("#ffffff"))).isBetween(4.47, 4.49);
    }

    @ParameterizedTest
    @CsvSource({
        "ink, page",
        "ink, card",
        "ink, field",
        "quiet, page",
        "quiet, card",
        "alert-ink, alert-page",
        "special-ink, special-page",
        "on-accent, accent",
        "accent, page",
        "accent, card"
    })
    void text_of_the_stylesheet_is_readable_on_its_ground(String text, String ground) {
        for (Map<String, Colour> scheme : schemes()) {
            assertThat(colour(scheme, text).contrast(colour(scheme, ground)))
                    .isGreaterThanOrEqualTo(Accent.READABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"page", "card", "field"})
    void the_edge_of_a_control_is_visible(String ground) {
        for (Map<String, Colour> scheme : schemes()) {
            assertThat(colour(scheme, "edge").contrast(colour(scheme, ground)))
                    .isGreaterThanOrEqualTo(3.0); // WCAG 2.2, 1.4.11
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#fff", "#12345g", "#0b5f66; }", "0b5f66"})
    void a_colour_is_six_digits(String text) {
        assertThatThrownBy(() -> Accent.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Iterable<Map<String, Colour>> schemes() {
        String css = Assets.of(Branding.STEELYARD, "/assets").stylesheet().content();
        var light = new HashMap<String, Colour>();
        var dark = new HashMap<String, Colour>();
        VARIABLE.matcher(css)
                .results()
                .forEach(
                        found -> {
                            var scheme = light.containsKey(found.group(1)) ? dark : light;
                            scheme.put(found.group(1), Colour.of(found.group(2)));
                        });
        return List.of(light, dark);
    }

    private static Colour colour(Map<String, Colour> scheme, String name) {
        return Objects.requireNonNull(scheme.get(name), name);
    }
}

package dev.steelyard.pages.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageTest {
    private static final Pattern USE = Pattern.compile("\\bTranslationKey\\.([A-Z_]+)\\b");

    @ParameterizedTest(name = "ui_locales={0}, Accept-Language={1} → {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "               |                          | en",
                "de             |                          | de",
                "de-AT          | en                       | de",
                "DE             | en                       | de",
                "fr de en       | en                       | de",
                "fr             | de-CH, en;q=0.5          | de",
                "fr             | ja                       | en",
                "               | de                       | de",
                "               | en;q=0.4, de;q=0.7       | de",
                "               | de;q=0, fr               | en",
                "               | fr, *;q=0.5              | en",
                "               | *, de;q=0.5              | en",
                "               | de;q=x                   | en",
                "               | ,,;=                     | en",
                "de_DE <b>      | de                       | de",
                "den            | deu-Latn                 | en"
            })
    void the_first_language_spoken_wins_and_english_is_the_last_resort(
            String uiLocales, String acceptLanguage, String spoken) {
        assertThat(Language.of(uiLocales, acceptLanguage).tag()).isEqualTo(spoken);
    }

    @Test
    void an_endless_header_is_not_read() {
        String header = "de," + "x;q=0.1,".repeat(1000);
        assertThat(Language.of(null, header)).isEqualTo(Language.ENGLISH);
    }

    @ParameterizedTest
    @EnumSource
    void every_text_takes_the_same_arguments_in_every_language(TranslationKey text) {
        String[] marks = {"{0}", "{1}", "{2}"};
        List<Boolean> english = taken(Language.ENGLISH.say(text, marks), marks);
        for (Language language : Language.values()) {
            assertThat(taken(language.say(text, marks), marks))
                    .as(language.tag())
                    .isEqualTo(english);
        }
    }

    @Test
    void an_argument_is_not_read_again() {
        assertThat(Language.ENGLISH.say(TranslationKey.BACK_TO, "{0} $1 \\"))
                .isEqualTo("Back to {0} $1 \\");
    }

    @Test
    void every_text_is_used_by_a_page_or_by_the_server_that_fills_it() throws IOException {
        try (var pages = Files.walk(Path.of("src/main"));
                var server = Files.walk(Path.of("../server/src/main"))) {
            List<String> used =
                    Stream.concat(pages, server)
                            .filter(Files::isRegularFile)
                            .flatMap(file -> USE.matcher(read(file)).results())
                            .map(LanguageTest::name)
                            .distinct()
                            .toList();
            assertThat(used).containsExactlyInAnyOrderElementsOf(names());
        }
    }

    private static List<Boolean> taken(String sentence, String[] marks) {
        return Arrays.stream(marks).map(sentence::contains).toList();
    }

    private static List<String> names() {
        return Arrays.stream(TranslationKey.values()).map(TranslationKey::name).toList();
    }

    private static String name(MatchResult use) {
        return use.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1 minute, 1 Minute",
        "60, 1 minute, 1 Minute",
        "61, 2 minutes, 2 Minuten",
        "3540, 59 minutes, 59 Minuten",
        "3541, 1 hour, 1 Stunde",
        "3601, 2 hours, 2 Stunden"
    })
    void wait_inWords_roundedUp(int seconds, String english, String german) {
        var wait = Duration.ofSeconds(seconds);
        assertThat(Language.ENGLISH.say(wait)).isEqualTo(english);
        assertThat(Language.GERMAN.say(wait)).isEqualTo(german);
    }
}

package dev.steelyard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.operations.Nouns;
import dev.steelyard.operations.model.Noun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks that {@code docs/glossary.md} defines each word of the domain once, in order. */
class GlossaryTest {
    private static final Path PAGE = Path.of("../docs/glossary.md");
    private static final Pattern DEFINITION = Pattern.compile("- \\*\\*(.+?)\\*\\*: \\S.*");
    private static final List<String> DOMAIN =
            List.of(
                    "operator",
                    "reseller",
                    "application",
                    "resource server",
                    "user",
                    "client",
                    "principal",
                    "permission",
                    "role",
                    "ceiling",
                    "operation",
                    "contact",
                    "access request",
                    "hand-over",
                    "consent");

    @Test
    void words_areSortedAndDefinedOnce() throws IOException {
        assertThat(words())
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
                .doesNotHaveDuplicates();
    }

    @Test
    void wordsOfTheDomain_areDefined() throws IOException {
        assertThat(words()).containsAll(DOMAIN);
    }

    @Test
    void nounsOfTheManagementApi_areDefined() throws IOException {
        var words = words().stream().map(String::toLowerCase).toList();
        assertThat(words).containsAll(Nouns.ALL.stream().map(GlossaryTest::singular).toList());
    }

    private static List<String> words() throws IOException {
        try (var lines = Files.lines(PAGE)) {
            return lines.map(DEFINITION::matcher)
                    .filter(Matcher::matches)
                    .map(definition -> definition.group(1))
                    .toList();
        }
    }

    private static String singular(Noun noun) {
        var name = noun.name().replace('-', ' ');
        return name.equals("audit") ? "audit log" : name.replaceFirst("s$", "");
    }
}

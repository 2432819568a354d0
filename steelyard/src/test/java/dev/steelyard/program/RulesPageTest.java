package dev.steelyard.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever follows a comment's {@code rule N} finds it in {@code docs/rules.md}. */
class RulesPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NEXT_LINE = Pattern.compile("\\s*\\n\\s*(?:\\*|//)?\\s*");
    private static final Pattern CITED =
            Pattern.compile("\\b[Rr]ules? (\\d+(?:(?:, | and |, and )\\d+)*)");
    private static final Pattern HEADING = Pattern.compile("## (\\d+)\\. \\S.*");

    @Test
    void everyRuleThatIsCited_hasItsHeading() throws IOException {
        var headings =
                Files.readAllLines(ROOT.resolve("docs/rules.md")).stream()
                        .map(HEADING::matcher)
                        .filter(heading -> heading.matches())
                        .map(heading -> Integer.valueOf(heading.group(1)))
                        .toList();
        assertThat(headings).isSorted().doesNotHaveDuplicates();
        var cited = cited();
        assertThat(cited).hasSizeGreaterThan(5);
        cited.forEach(
                (rule, files) -> assertThat(headings).as("cited in %s", files).contains(rule));
    }

    private static Map<Integer, TreeSet<String>> cited() throws IOException {
        var cited = new TreeMap<Integer, TreeSet<String>>();
        for (var file : sources()) {
            var text = NEXT_LINE.matcher(read(file)).replaceAll(" ");
            var citation = CITED.matcher(text);
            while (citation.find()) {
                for (var number : citation.group(1).split("\\D+")) {
                    cited.computeIfAbsent(Integer.valueOf(number), _ -> new TreeSet<>())
                            .add(file.toString());
                }
            }
        }
        return cited;
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.find(ROOT, 20, (path, _) -> path.toString().endsWith(".java"))) {
            return files.filter(path -> path.toString().contains("/src/")).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

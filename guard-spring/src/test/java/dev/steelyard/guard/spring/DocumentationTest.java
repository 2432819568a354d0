package dev.steelyard.guard.spring;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.scripted.Snippets;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/adapters.md tells people to write. */
class DocumentationTest {
    @TempDir Path output;

    @Test
    void theSnippets_compile() throws Exception {
        assertThat(Snippets.compile(Path.of("../docs/adapters.md"), "## Spring Boot", output))
                .isEmpty();
    }

    @Test
    void everyKey_isDescribed_forWhoWritesIt() throws Exception {
        List<String> keys = new ArrayList<>();
        keys(GuardProperties.class, "steelyard.guard.", keys);
        String described =
                Files.readString(
                        Path.of("src/main/resources/META-INF/spring-configuration-metadata.json"));
        assertThat(
                        Pattern.compile("\"name\": \"([^\"]+)\"")
                                .matcher(described)
                                .results()
                                .map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    private static void keys(Class<?> properties, String prefix, List<String> keys) {
        for (RecordComponent each : properties.getRecordComponents()) {
            String key = prefix + each.getName().replaceAll("([A-Z])", "-$1").toLowerCase(ROOT);
            if (each.getType().isRecord()) keys(each.getType(), key + ".", keys);
            else keys.add(key);
        }
    }
}

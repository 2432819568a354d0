package dev.steelyard.guard.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.scripted.Snippets;
import java.nio.file.Path;
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
}

package dev.steelyard.guard.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.scripted.PublicApi;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The public API changes only together with its list, public-api.txt. */
class PublicApiTest {
    @Test
    void publicApi_isTheListedOne_andNamesNothingInternal() throws Exception {
        List<String> compared =
                PublicApi.compare(RequiresPermission.class, Path.of("public-api.txt"));
        assertThat(compared.getFirst())
                .as("./test guard-spring -Ddocs.write writes the list")
                .isEqualTo(compared.getLast())
                .doesNotContain(".internal.");
    }
}

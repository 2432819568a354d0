package dev.steelyard.adminapi.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.steelyard.http.answer.Json;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The description that the build made is valid OpenAPI 3.1, {@code docs/openapi.json} is a copy of
 * it, and clients of the last committed description can use it. With {@code -Ddocs.write} the copy
 * is made.
 */
class ApiDescriptionTest {
    private static final Path COPY = Path.of("../docs/openapi.json");

    /** Breaks that the next release makes, as {@link ApiBreaks} words them; emptied with it. */
    private static final Path ACCEPTED = Path.of("src/test/resources/accepted-breaks.txt");

    private static String document() {
        return new String(OpenApiFile.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void copy_isTheDescriptionOfThisBuild() throws IOException {
        if (System.getProperty("docs.write") != null) {
            Files.writeString(COPY, document());
        }
        assertThat(COPY).hasContent(document());
    }

    @Test
    void document_isValid31() {
        var parsed = new OpenAPIV3Parser().readContents(document());
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
        assertThat(parsed.getOpenAPI().getPaths()).isNotEmpty();
    }

    @Test
    void clientsOfTheLastCommittedDescription_canUseThisOne() throws Exception {
        var committed = git("log", "-n", "2", "--format=%H", "--", "docs/openapi.json").lines();
        var last =
                committed
                        .map(revision -> git("show", revision + ":docs/openapi.json"))
                        .filter(description -> !description.equals(document()))
                        .findFirst();
        assumeTrue(last.isPresent(), "a copy without history");
        try (Stream<String> accepted = Files.lines(ACCEPTED)) {
            assertThat(
                            ApiBreaks.between(
                                    Json.MAPPER.readTree(last.get()),
                                    Json.MAPPER.readTree(document())))
                    .as("breaks that %s doesn't list", ACCEPTED.getFileName())
                    .isSubsetOf(accepted.toList());
        }
    }

    /** Standard output; empty: git failed, as without history. */
    private static String git(String... arguments) {
        try {
            var process =
                    new ProcessBuilder(
                                    Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
                            .directory(Path.of("..").toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? output : "";
        } catch (IOException | InterruptedException e) {
            return "";
        }
    }
}

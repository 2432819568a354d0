package dev.steelyard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.adminapi.openapi.OpenApiDocument;
import dev.steelyard.http.answer.Json;
import dev.steelyard.operations.Nouns;
import dev.steelyard.server.manage.ManagementApi;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The description is valid OpenAPI 3.1, and {@code docs/openapi.json} is the one of this program;
 * with {@code -Ddocs.write} it is made.
 */
class ApiDescriptionTest {
    private static final Path PAGE = Path.of("../docs/openapi.json");

    private static String document() {
        return Json.MAPPER
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(OpenApiDocument.of(Nouns.ALL, ManagementApi.BASE))
                + "\n";
    }

    @Test
    void page_isTheDescriptionOfThisProgram() throws IOException {
        if (System.getProperty("docs.write") != null) {
            Files.writeString(PAGE, document());
        }
        assertThat(PAGE).hasContent(document());
    }

    @Test
    void document_isValid31() {
        var parsed = new OpenAPIV3Parser().readContents(document());
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
        assertThat(parsed.getOpenAPI().getPaths()).isNotEmpty();
    }
}

package dev.steelyard.adminapi.openapi;

import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.http.answer.Json;
import dev.steelyard.operations.Nouns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the OpenAPI document into a file when the server is built, and reads the file when the
 * server runs.
 */
public final class OpenApiFile {
    private static final String NAME = "openapi.json";

    private OpenApiFile() {}

    /** The document, in UTF-8. */
    public static byte[] bytes() {
        try (var file = OpenApiFile.class.getResourceAsStream(NAME)) {
            if (file == null) {
                throw new IllegalStateException("the build wrote no " + NAME);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the document.
     *
     * @param arguments the folder of the compiled classes
     */
    public static void main(String... arguments) throws IOException {
        var document = OpenApiDocument.of(Nouns.ALL, BuiltInIds.MANAGEMENT_PATH);
        var folder = Path.of(arguments[0], OpenApiFile.class.getPackageName().replace('.', '/'));
        Files.writeString(
                folder.resolve(NAME),
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
    }
}

package dev.steelyard.program.apply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can't be read, and the line where. */
class PlatformFileTest {
    private static final String DEMO = "dev/steelyard/demo/operations.txt";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "templtes: {} | line 1: there is no key templtes here; did you mean templates?",
                "templates: {A: {permisions: []}} | line 1: there is no key permisions here; did you mean permissions?",
                "templates: {A: {}} | line 1: permissions is missing",
                "templates: {A: {permissions: documents:read}} | line 1: a list is expected",
                "templates: {A: {permissions: [a:b, a:b]}} | line 1: a:b is in this list twice",
                "templates: [A] | line 1: a mapping is expected",
                "permissions: {} | line 1: resource_server is missing",
                "ceilings: {resellers: {A: [1, [2]]}} | line 1: one value is expected",
                "ceilings:\\n  customers: {} | line 2: there is no key customers here",
                "templates:\\n  A: {permissions: []}\\n  A: {permissions: []} | line 3: A stands here a second time",
                "templates: &a {}\\nceilings: *a | line 1: anchors and aliases",
                "templates: {}\\n---\\nceilings: {} | line 3: a second document",
                "templates:\\n  A: [ | this is not YAML",
                "'' | the file is empty",
                "resource_server: {identifier: a, name: b, standard: yes} | line 1: standard is true or false",
            })
    void unusable_saysWhereAndWhatIsAllowed(String yaml, String message) {
        assertThatThrownBy(() -> PlatformFile.parse(yaml.replace("\\n", "\n").getBytes(UTF_8)))
                .isInstanceOf(FileProblem.class)
                .hasMessageContaining(message);
    }

    @Test
    void operationsThatDifferInAVariablesNameOnly_areOne() {
        var yaml =
                """
                resource_server: {identifier: a, name: b}
                operations:
                  GET /{a}: any
                  GET /{b}: any
                """;
        assertThatThrownBy(() -> PlatformFile.parse(yaml.getBytes(UTF_8)))
                .hasMessage("line 4: this is the operation of line 3");
    }

    @Test
    void partsThatAreNotThere_areNotEmpty() {
        var platform = PlatformFile.parse("templates: {}".getBytes(UTF_8));
        assertThat(platform.templates()).isEmpty();
        assertThat(platform.permissions()).isNull();
        assertThat(platform.operations()).isNull();
    }

    /** The guard of the demo API decides by the one, whoever copies the other means the same. */
    @Test
    void exampleOperations_areThoseOfTheDemoApi() throws IOException {
        var example =
                requireNonNull(
                        PlatformFile.parse(
                                        Files.readAllBytes(
                                                Path.of("../docs/examples/platform.yaml")))
                                .operations());
        var api = Files.readString(Path.of("../demo/src/main/resources").resolve(DEMO));
        assertThat(example)
                .extracting(
                        operation ->
                                operation.method()
                                        + " "
                                        + operation.path()
                                        + " "
                                        + requireNonNullElse(operation.permission(), "-"))
                .isEqualTo(
                        api.lines()
                                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                                .map(line -> line.split("\\s+"))
                                .map(words -> words[0] + " " + words[1] + " " + words[2])
                                .toList());
    }
}

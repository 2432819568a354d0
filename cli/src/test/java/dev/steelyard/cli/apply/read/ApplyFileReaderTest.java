package dev.steelyard.cli.apply.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.steelyard.cli.apply.kind.Value;
import dev.steelyard.cli.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be read, and the line where. */
class ApplyFileReaderTest {
    private static final String DEMO = "dev/steelyard/demo/operations.txt";

    private static List<String> problems(String yaml) {
        return requireNonNull(
                        catchThrowableOfType(
                                InvalidFile.class,
                                () -> ApplyFileReader.read(yaml.getBytes(UTF_8))))
                .problems();
    }

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
                "resellers: {A: {}} | line 1: a list is expected: - name: …",
                "resellers: [{standing: active}] | line 1: name is missing",
                "resellers: [{name: A, ceiling: [1, [2]]}] | line 1: one value is expected",
                "resellers:\\n- name: A\\n  standing: activ | line 3: standing: there is no activ; did you mean active? (allowed: active, frozen, closed)",
                "resellers:\\n- name: A\\n- name: A | line 3: a reseller called A stands in line 2 too: give the id of each",
                "resellers:\\n- name: A\\n  id: 7 | line 3: an id is 24 lower-case hex digits",
                "applications:\\n- name: A\\n  company: B\\n  expiry: 2027 | line 4: expiry is 2027-01-31 (its begin, UTC), 2027-01-31T09:00:00Z, or never",
                "applications: [{name: A, company: B, members: [{email: me, roles: []}]}] | line 1: me is not an e-mail address",
                "applications: [{name: A, company: B, members: [{roles: []}]}] | line 1: email or user is missing",
                "applications: [{name: A, company: B, clients: [{name: C, type: public, grant_types: [code]}]}] | line 1: grant_types: there is no code",
                "applications: [{name: A, company: B, clients: [{name: C, type: public, grant_types: [], origins: ['https://bücher.example']}]}] | line 1: origins: a host in punycode",
                "staff: [{email: a@b.c, permissions: [manage.client:read]}] | line 1: permissions: there is no manage.client:read; did you mean manage.clients:read?",
                "templates:\\n  A: {permissions: []}\\n  A: {permissions: []} | line 3: A is a duplicate key, first at line 2",
                "templates: &a {}\\nresellers: *a | line 1: anchors and aliases",
                "templates: {}\\n---\\nresellers: [] | line 3: a second document",
                "templates:\\n  A: [ | this is not YAML: while parsing",
                "'' | the file is empty",
                "resource_servers: {a: {name: b, standard: yes}} | line 1: standard is true or false",
            })
    void unusable_saysWhereAndWhatIsAllowed(String yaml, String message) {
        assertThat(problems(yaml.replace("\\n", "\n")))
                .anySatisfy(problem -> assertThat(problem).contains(message));
    }

    @Test
    void everyProblemIsTold_inTheOrderOfTheFile() {
        assertThat(
                        problems(
                                """
                                resellers:
                                  - name: A
                                    standing: activ
                                  - standing: frozen
                                templates:
                                  Reader: {permission: [a:b]}
                                """))
                .containsExactly(
                        "line 3: standing: there is no activ; did you mean active? (allowed: active,"
                                + " frozen, closed)",
                        "line 4: name is missing",
                        "line 6: there is no key permission here; did you mean permissions? (keys:"
                                + " description, permissions)",
                        "line 6: permissions is missing");
    }

    @Test
    void operationsThatDifferInAVariablesNameOnly_areOne() {
        var yaml =
                """
                resource_servers:
                  a:
                    name: b
                    operations:
                      GET /{a}: any
                      GET /{b}: any
                """;
        assertThat(problems(yaml)).containsExactly("line 6: this is the operation of line 5");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-31, 2027-01-31T00:00:00.000Z",
        "2028-02-29, 2028-02-29T00:00:00.000Z",
        "2027-01-31T09:00:00Z, 2027-01-31T09:00:00.000Z",
        "2027-01-31T09:00:00+02:00, 2027-01-31T07:00:00.000Z"
    })
    void dateOrTime_isTheSameInstantForEverybody(String written, String read) {
        var yaml = "applications:\n- name: A\n  company: B\n  expiry: " + written;
        var application =
                requireNonNull(
                                ApplyFileReader.read(yaml.getBytes(UTF_8))
                                        .parts()
                                        .get("applications"))
                        .entries()
                        .getFirst();
        assertThat(requireNonNull(application.said().get("expiry")).value())
                .isEqualTo(new Value.Text(read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-02-29", "2027-1-31", "31.1.2027", "2027-01-31T09:00:00", "today"})
    void noDate_isRefusedAtItsLine(String written) {
        assertThat(problems("applications:\n- name: A\n  company: B\n  expiry: " + written))
                .singleElement()
                .asString()
                .startsWith("line 4: expiry is 2027-01-31 (its begin, UTC), ");
    }

    @Test
    void partsThatAreNotThere_areNotEmpty() {
        var description = ApplyFileReader.read("templates: {}".getBytes(UTF_8));
        assertThat(description.parts()).containsOnlyKeys("templates");
        assertThat(requireNonNull(description.parts().get("templates")).entries()).isEmpty();
    }

    /** The guard of the demo API decides by the one, whoever copies the other means the same. */
    @Test
    void exampleOperations_areThoseOfTheDemoApi() throws IOException {
        var server =
                requireNonNull(
                                ApplyFileReader.read(
                                                Files.readAllBytes(
                                                        Path.of("../docs/examples/platform.yaml")))
                                        .parts()
                                        .get("resource_servers"))
                        .entries()
                        .getFirst();
        var api = Files.readString(Path.of("../demo/src/main/resources").resolve(DEMO));
        assertThat(requireNonNull(server.parts().get("operations")).entries())
                .extracting(operation -> operation.name() + " " + permission(operation))
                .isEqualTo(
                        api.lines()
                                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                                .map(line -> line.split("\\s+"))
                                .map(words -> words[0] + " " + words[1] + " " + words[2])
                                .toList());
    }

    private static String permission(FileEntry operation) {
        var value = requireNonNull(operation.said().get("permission")).value();
        return value.equals(new Value.Text("any")) ? "-" : value.toString();
    }
}

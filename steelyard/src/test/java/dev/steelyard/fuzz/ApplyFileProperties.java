package dev.steelyard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.cli.apply.read.ApplyFileReader;
import dev.steelyard.cli.yaml.InvalidFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The YAML of a description, nearly right. */
class ApplyFileProperties {
    private static final String GOOD =
            """
            resource_servers:
              a:
                name: b
                standard: true
                permissions:
                  a:read: {label: Read, holders: [user, client], special: false}
                operations:
                  GET /{x}: a:read
            templates:
              Clerk: {permissions: [a:read]}
            resellers:
              - name: R
                ceiling: [a:read]
                applications:
                  - name: A
                    company: C
                    expiry: never
                    members: [{email: a@b.example, roles: []}]
            """;

    @Provide
    Arbitrary<List<String>> files() {
        return Nearly.right(
                        List.of(GOOD),
                        "&a ",
                        "*a",
                        "!!java.net.URL x",
                        "---",
                        "? ",
                        "|\n",
                        ">\n ",
                        "\t",
                        "[",
                        "{",
                        "[".repeat(600),
                        "%YAML 1.1",
                        "'",
                        "<<: ",
                        "null")
                .list()
                .ofSize(20);
    }

    @Property
    void isReadOrRefusedWithAReason(@ForAll("files") List<String> files) {
        for (var file : files) {
            try {
                ApplyFileReader.read(file.getBytes(StandardCharsets.UTF_8));
            } catch (InvalidFile refused) {
                assertThat(refused.problems()).isNotEmpty().noneMatch(String::isBlank);
            }
        }
    }
}

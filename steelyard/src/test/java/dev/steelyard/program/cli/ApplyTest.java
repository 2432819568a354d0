package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code apply}: the difference, shown and ended. */
@SuppressWarnings("NullAway.Init")
class ApplyTest {
    private static final String EXAMPLE = "../docs/examples/platform.yaml";
    private static final String OTHER =
            """
            resource_server:
              identifier: https://scales.example
              name: Scales
            permissions:
              scales:read: {label: See scales}
              scales:write: {label: Set scales, holders: [client], surface: mqtt, special: true}
            operations:
              GET /scales/{scale}: scales:read
              PUT /scales/{scale}: scales:write
            """;

    @TempDir Path folder;
    private RunningDemo demo;

    @BeforeEach
    void start() throws IOException {
        demo = new RunningDemo(folder.resolve("data"));
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    private String file(String yaml) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "platform", ".yaml"), yaml)
                .toString();
    }

    @Test
    void exampleAtTheDemo_onlyItsOperationsAreNew_thenNothing() {
        var seen = demo.type("apply", EXAMPLE, "--prune", "--dry-run").expect(3);
        assertThat(seen.out().lines().limit(10)).allMatch(line -> line.startsWith("+ operation "));
        assertThat(seen.out()).endsWith("\n10 differences; nothing was changed\n");
        assertThat(demo.type("apply", EXAMPLE, "--prune").expect(0).out())
                .endsWith("10 differences, all applied\n");
        assertThat(demo.type("apply", EXAMPLE, "--prune", "--dry-run").expect(0).out())
                .isEqualTo("no difference\n");
    }

    @Test
    void newResourceServer_dryRunMakesNothing_applyMakesAll_againIsNothing() throws IOException {
        var file = file(OTHER);
        demo.type("apply", file, "--dry-run").expect(3);
        assertThat(demo.type("resource-servers", "list").out()).doesNotContain("Scales");
        var applied = demo.type("apply", file).expect(0);
        assertThat(applied.out())
                .matches(
                        """
                        \\+ resource server https://scales\\.example \\(Scales\\)
                        The resource server's id is [0-9a-f]{24}, its secret, shown only now, sy_sk_\\w+
                        \\+ permission scales:read: See scales \\(client, user\\)
                        \\+ permission scales:write: Set scales \\(client; mqtt; special\\)
                        \\+ operation GET /scales/\\{scale}: scales:read
                        \\+ operation PUT /scales/\\{scale}: scales:write
                        5 differences, all applied
                        """);
        assertThat(demo.type("apply", file).expect(0).out()).isEqualTo("no difference\n");
    }

    @Test
    void changed_saysWhat_removesOnlyWithPrune() throws IOException {
        demo.type("apply", file(OTHER)).expect(0);
        var file =
                file(
                        """
                        resource_server:
                          identifier: https://scales.example
                          name: Scales
                        permissions:
                          scales:read: {label: Look at scales, holders: [user]}
                        operations:
                          GET /scales/{id}: any
                        templates:
                          Reader:
                            description: Reads everything that a customer's screen shows
                            permissions: [application:read, scales:read]
                        ceilings:
                          resellers:
                            Harbour Weighing: [application:read, scales:read]
                        """);
        var changes =
                """
                ~ permission scales:read: label "See scales" -> "Look at scales", -client
                ~ operation GET /scales/{id}: path "/scales/{scale}" -> "/scales/{id}", permission "scales:read" -> "any"
                ~ template Reader: +scales:read, -collections:read, -documents:read
                ~ ceiling of reseller Harbour Weighing: +scales:read, -collections:read, -documents:read, -documents:write, -store:read
                  kept, though not in the file: operation PUT /scales/{scale}
                  kept, though not in the file: template Clerk
                  kept, though not in the file: permission scales:write
                """;
        assertThat(demo.type("apply", file).expect(0).out())
                .isEqualTo(changes + "4 differences, all applied\n");
        assertThat(demo.type("apply", file, "--prune").expect(0).out())
                .isEqualTo(
                        """
                        - operation PUT /scales/{scale}
                        - template Clerk
                        - permission scales:write
                        3 differences, all applied
                        """);
        assertThat(demo.type("apply", file, "--prune").expect(0).out())
                .isEqualTo("no difference\n");
    }

    @Test
    void refusedOnTheWay_whatWasDoneIsShown_andRunningAgainGoesOn() throws IOException {
        var broken = OTHER.replace("PUT /scales/{scale}", "put /scales/{scale}");
        var refused = demo.type("apply", file(broken)).expect(1);
        assertThat(refused.out()).contains("+ permission scales:write").doesNotContain("operation");
        assertThat(refused.err())
                .contains("A method in upper case")
                .contains("field: operations")
                .contains("reference: ");
        assertThat(demo.type("apply", file(OTHER)).expect(0).out())
                .endsWith("2 differences, all applied\n");
    }

    @Test
    void reseller_mayNotSeeOrChangeThePlatform() throws IOException {
        var refused = Typed.in(demo.reseller(), "apply", file(OTHER)).expect(1);
        assertThat(refused.err()).contains("(permission_missing)");
    }

    @Test
    void nameThatNobodyHas_didYouMean() throws IOException {
        var typo = "ceilings: {resellers: {Northern Scale: [documents:read]}}";
        assertThat(demo.type("apply", file(typo)).expect(1).err())
                .contains("there is no reseller Northern Scale; did you mean Northern Scales?");
        var permission = "templates: {A: {permissions: [documents:raed]}}";
        assertThat(demo.type("apply", file(permission)).expect(1).err())
                .contains("no permission documents:raed; did you mean documents:read?");
    }

    @Test
    void anotherNameForTheResourceServer_refusedBeforeAnythingIsDone() throws IOException {
        demo.type("apply", file(OTHER)).expect(0);
        var renamed = OTHER.replace("name: Scales", "name: Balances").replace("See", "View");
        assertThat(demo.type("apply", file(renamed)).expect(1).err())
                .contains("name and standard can't be changed");
        assertThat(demo.type("apply", file(OTHER)).expect(0).out()).isEqualTo("no difference\n");
    }
}

package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan}, {@code apply} and {@code drift} of the platform. */
@SuppressWarnings("NullAway.Init")
class ApplyTest {
    private static final String EXAMPLE = "../docs/examples/platform.yaml";
    private static final String CONFORMANCE = "../docs/examples/conformance/fapi.yaml";
    private static final String OTHER =
            """
            resource_servers:
              https://scales.example:
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
    void exampleAtTheDemo_itsOperationsAndManagementClientsAreNew_thenNothing() {
        var seen = demo.type("plan", EXAMPLE, "--prune").expect(3);
        assertThat(seen.out().lines().limit(10)).allMatch(line -> line.startsWith("+ operation "));
        assertThat(seen.out())
                .contains("+ management client Northern's order desk\n")
                .endsWith("\n13 differences; nothing was changed\n");
        assertThat(demo.type("apply", EXAMPLE, "--dry-run", "--prune").expect(3).out())
                .isEqualTo(seen.out());
        assertThat(demo.type("apply", EXAMPLE, "--prune", "--show-secrets").expect(0).out())
                .contains("13 differences, all applied\n");
        for (var command : new String[] {"plan", "apply", "drift"}) {
            // What runs the test is in the store, too, and isn't in the example.
            assertThat(demo.type(command, EXAMPLE).out())
                    .startsWith("  not in the file: management client Oscar Operator's")
                    .hasLineCount(2);
        }
    }

    /** What the certification scenario of AuthZEN needs (docs/conformance.md). */
    @Test
    void fixtureOfAuthZen_applied_thenOnlyItsInvitationsAreOpen() {
        var fixture = "../docs/examples/conformance/authzen.yaml";
        assertThat(demo.type("apply", fixture, "--show-secrets").expect(0).out())
                .contains("skip_consent: true", "14 differences, all applied\n");
        assertThat(demo.type("plan", fixture).expect(0).out()).doesNotContain("+ ");
    }

    @Test
    void clientsOfAConformancePlan_madeWhole_theirProfileSaysTheRest() throws IOException {
        demo.type("apply", CONFORMANCE, "--show-secrets").expect(0);

        assertThat(demo.type("plan", CONFORMANCE).expect(0).out())
                .doesNotContain("dpop_bound_access_tokens")
                .endsWith("no difference\n");
        assertThat(demo.type("dump", "--reseller", "Northern Scales").expect(0).out())
                .contains("security_profile: fapi2_security", "fapi2_message_signing")
                .doesNotContain("require_pushed_authorization_requests");

        var yaml = Files.readString(Path.of(CONFORMANCE));
        var profile = "security_profile: fapi2_security\n";
        var weaker = file(yaml.replace(profile, profile + "        require_pkce: false\n"));
        assertThat(demo.type("apply", weaker).expect(1).err())
                .contains("require_pkce", "security_profile fapi2_security");
    }

    @Test
    void newResourceServer_planMakesNothing_applyMakesAll_againIsNothing() throws IOException {
        var file = file(OTHER);
        demo.type("plan", file).expect(3);
        assertThat(demo.type("apply", file).expect(1).err())
                .contains("--secrets FILE stores them, --show-secrets prints them");
        assertThat(demo.type("resource-servers", "list").out()).doesNotContain("Scales");
        var applied = demo.type("apply", file, "--show-secrets").expect(0);
        assertThat(applied.out())
                .matches(
                        """
                        Shown only now, of resource server https://scales\\.example:
                            _id: [0-9a-f]{24}
                            client_secret: sy_sk_\\w+
                        \\+ resource server https://scales\\.example
                            name: Scales
                        \\+ permission scales:read, of resource server https://scales\\.example
                            label: See scales
                        \\+ permission scales:write, of resource server https://scales\\.example
                            label: Set scales
                            holders: client
                            surface: mqtt
                            special: true
                        \\+ operation GET /scales/\\{scale}, of resource server https://scales\\.example: scales:read
                        \\+ operation PUT /scales/\\{scale}, of resource server https://scales\\.example: scales:write
                          not in the file: resource server http://localhost:8081 .*
                        5 differences, all applied
                        """);
        assertThat(demo.type("apply", file).expect(0).out()).endsWith("no difference\n");
    }

    @Test
    void changed_saysWhat_removesOnlyWithPrune() throws IOException {
        demo.type("apply", file(OTHER), "--show-secrets").expect(0);
        var file =
                file(
                        """
                        resource_servers:
                          https://scales.example:
                            name: Scales
                            permissions:
                              scales:read: {label: Look at scales, holders: [user]}
                            operations:
                              GET /scales/{id}: any
                        templates:
                          Reader:
                            description: Reads everything that a customer's screen shows
                            permissions: [application:read, scales:read]
                        resellers:
                          - name: Northern Scales
                          - name: Harbour Weighing
                            standing: frozen
                            ceiling: [application:read, scales:read]
                        """);
        var changes =
                """
                ~ permission scales:read, of resource server https://scales.example
                    label: "See scales" -> "Look at scales"
                    holders: -client
                ~ operation GET /scales/{id}, of resource server https://scales.example
                    path: "GET /scales/{scale}" -> "GET /scales/{id}"
                    permission: "scales:read" -> "any"
                ~ template Reader
                    permissions: +scales:read -collections:read -documents:read
                ~ reseller Harbour Weighing
                    standing: "active" -> "frozen"
                    ceiling: +scales:read -collections:read -documents:read -documents:write -store:read
                """;
        var kept =
                """
                  not in the file: permission scales:write, of resource server https://scales.example
                  not in the file: operation PUT /scales/{scale}, of resource server https://scales.example
                  not in the file: resource server http://localhost:8081 (--prune leaves it: describe in the file how to stop it)
                  not in the file: template Clerk
                """;
        assertThat(demo.type("drift", file).expect(2).out())
                .isEqualTo(changes + kept + "8 differences\n");
        assertThat(demo.type("apply", file).expect(0).out())
                .isEqualTo(changes + kept + "4 differences, all applied\n");
        assertThat(demo.type("apply", file, "--prune").expect(0).out())
                .startsWith(
                        """
                        - operation PUT /scales/{scale}, of resource server https://scales.example
                        - template Clerk
                        - permission scales:write, of resource server https://scales.example
                        """)
                .endsWith("3 differences, all applied\n");
        assertThat(demo.type("plan", file, "--prune").expect(0).out()).endsWith("no difference\n");
        assertThat(demo.json("resellers", "list").out()).contains("frozen");
    }

    @Test
    void resourceServers_renamed_andAnotherTakesTheStandard_bothKeepTheirOperations()
            throws IOException {
        var both =
                """
                resource_servers:
                  http://localhost:8081:
                    name: Weighing
                    standard: false
                    operations:
                      GET /access: any
                  https://scales.example:
                    name: Scales
                    standard: true
                    operations:
                      GET /: any
                """;
        assertThat(demo.type("apply", file(both), "--show-secrets").expect(0).out())
                .contains(
                        """
                        ~ resource server http://localhost:8081
                            name: "Weighing API" -> "Weighing"
                        """,
                        """
                        ~ resource server https://scales.example
                            standard: false -> true
                        """);
        assertThat(demo.type("plan", file(both)).expect(0).out()).endsWith("no difference\n");
        assertThat(demo.type("plan", file(both.replace("true", "false"))).expect(1).err())
                .contains("line 9: standard: set true at the one that is to have it");
        var moved = both + "    permissions: {documents:read: {label: Read}}\n";
        assertThat(demo.type("plan", file(moved)).expect(1).err())
                .contains("line 12: permission documents:read, of resource server")
                .contains("it belongs to another resource server, and can't be moved");
    }

    @Test
    void refusedOnTheWay_whatWasDoneIsShown_theLineIsNamed_andRunningAgainGoesOn()
            throws IOException {
        var broken = OTHER.replace("PUT /scales/{scale}", "put /scales/{scale}");
        var refused = demo.type("apply", file(broken), "--show-secrets").expect(1);
        assertThat(refused.out()).contains("+ permission scales:write").doesNotContain("operation");
        assertThat(refused.err())
                .startsWith(
                        "steelyard: line 8: operations, of resource server https://scales.example:"
                                + " ")
                .contains("A method in upper case")
                .contains("reference: ");
        assertThat(demo.type("apply", file(OTHER)).expect(0).out())
                .endsWith("2 differences, all applied\n");
    }

    @Test
    void reseller_mayNotChangeThePlatform() throws IOException {
        var refused = Typed.in(demo.reseller(), "plan", file(OTHER)).expect(1);
        assertThat(refused.err()).contains("line 1: resource_servers are the operator's matter");
    }

    @Test
    void whatNobodyHas_isAllToldAtOnce_withTheNearest() throws IOException {
        var typos =
                """
                templates:
                  A: {permissions: [documents:raed]}
                management_clients:
                  - {name: Deploy, authority: Northern Scale, permissions: []}
                """;
        assertThat(demo.type("plan", file(typos)).expect(1).err().lines())
                .anyMatch(
                        line ->
                                line.endsWith(
                                        "line 2: template A: permissions: there is no permission"
                                                + " documents:raed; did you mean documents:read?"))
                .anyMatch(
                        line ->
                                line.endsWith(
                                        "line 4: authority: there is no reseller Northern Scale;"
                                                + " did you mean Northern Scales?"));
    }

    @Test
    void managementClient_secretOnce_suspendedNotDeleted_callerNever() throws IOException {
        var secrets = folder.resolve("secrets");
        var file =
                file(
                        """
                        management_clients:
                          - name: Northern's deploy
                            authority: Northern Scales
                            permissions: [manage.applications:read]
                          - name: Deploy
                            authority: operator
                            permissions: [manage.platform:read]
                        """);
        demo.type("apply", file, "--secrets", secrets.toString()).expect(0);
        assertThat(Files.readString(secrets))
                .contains("\"what\":\"management client Deploy\"", "\"client_secret\":\"sy_sk_");
        assertThat(Files.getPosixFilePermissions(secrets)).hasSize(2);

        var pruned = demo.type("apply", file("management_clients: []"), "--prune").expect(0);
        assertThat(pruned.out())
                .contains(
                        "- management client Deploy (is suspended: clients are never deleted)",
                        "- management client Rita North's scripts (is suspended",
                        "  not in the file: management client Oscar Operator's scripts"
                                + " (that is you)")
                .doesNotContain("steelyard-cli");
        var lifted = file(Files.readString(Path.of(file)) + "    suspended: false\n");
        assertThat(demo.type("apply", lifted).expect(0).out())
                .contains("~ management client Deploy\n    suspended: true -> false\n");
    }

    @Test
    void dumpedPlatform_hasNoDrift() throws IOException {
        demo.type("apply", file(OTHER), "--show-secrets").expect(0);
        for (var options : new String[][] {{"dump"}, {"dump", "--ids", "--deep"}}) {
            var dumped = demo.type(options).expect(0).out();
            assertThat(demo.type("drift", file(dumped)).out()).isEqualTo("no drift\n");
            assertThat(dumped).doesNotContain("sy_").doesNotContain("@");
        }
    }
}

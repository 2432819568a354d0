package dev.steelyard.program.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.apply.ApplyService;
import dev.steelyard.cli.apply.SecretReceiver;
import dev.steelyard.cli.apply.state.ServerRefusal;
import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.cli.option.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan}, {@code apply} and {@code drift} of what one reseller has. */
@SuppressWarnings("NullAway.Init")
class ResellerApplyTest {
    private static final String EXAMPLE = "../docs/examples/reseller.yaml";
    private static final String MILL =
            """
            applications:
              - name: Mill Lane
                company: Mill Lane Aggregates Ltd
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
        return Files.writeString(Files.createTempFile(folder, "reseller", ".yaml"), yaml)
                .toString();
    }

    private Typed type(String... arguments) {
        return Typed.in(demo.reseller(), arguments);
    }

    /** The id of one of Mill Lane's. */
    private String role(String name) {
        return demo.json("roles", "list", demo.get("application")).elements().values().stream()
                .filter(role -> role.path("name").asString().equals(name))
                .map(role -> role.path("_id").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void example_madeWhole_secretsKept_againNothing() throws IOException {
        var secrets = folder.resolve("secrets");
        var planned = type("plan", EXAMPLE).expect(3);
        assertThat(planned.out())
                .contains(
                        "+ application Sandpit Farm\n",
                        "+ client Invoicing, in application Sandpit Farm\n",
                        "    roles: Invoicing\n",
                        "+ member clare@sandpit.example, in application Sandpit Farm (is invited)\n")
                .doesNotContain("sy_");
        type("apply", EXAMPLE, "--secrets", secrets.toString()).expect(0);
        assertThat(Files.readAllLines(secrets))
                .hasSize(3)
                .anyMatch(line -> line.contains("\"api_key\":\"sy_ak_"))
                .anyMatch(
                        line ->
                                line.contains("\"what\":\"member clare@")
                                        && line.contains("sy_hl_"));
        assertThat(type("apply", EXAMPLE).expect(0).out()).endsWith("no difference\n");
        var operators = file("reseller: Northern Scales\n" + Files.readString(Path.of(EXAMPLE)));
        assertThat(demo.type("plan", operators).expect(0).out()).endsWith("no difference\n");
    }

    @Test
    void plan_ofARoleThatLosesAPermission_saysWhoWouldHaveBeenRefused() throws Exception {
        var client = demo.get("client_id");
        report(client);
        var role = demo.json("clients", "get", client).json().path("roles").path(0).asString("");
        var name = demo.json("roles", "get", role).json().path("name").asString("");
        var file = file(MILL + "    roles:\n      - {name: " + name + ", permissions: []}\n");

        assertThat(type("plan", file).expect(3).out())
                .contains("    Would have been refused: 1 client, 17 requests since ");
        assertThat(
                        type("roles", "update", role, "--permissions", "none", "--dry-run")
                                .expect(0)
                                .out())
                .contains(
                        "  client "
                                + client
                                + ": GET /{application}/documents, documents:read, 17");
        assertThat(type("clients", "list-uses", client).expect(0).out())
                .contains("GET /{application}/documents");
    }

    /** As its guard does it. */
    private void report(String client) throws Exception {
        var api =
                demo.json("resource-servers", "list").elements().values().stream()
                        .filter(one -> !one.path("built_in").asBoolean())
                        .map(one -> one.path("_id").asString())
                        .findFirst()
                        .orElseThrow();
        var secret =
                demo.json("resource-servers", "create-secret", api)
                        .json()
                        .path("client_secret")
                        .asString();
        long now = System.currentTimeMillis();
        var body =
                """
                {"guard":{"id":"%s","name":"g","version":"1","report":1,"started":0,"applied":0,
                "silence_ms":0,"states":0,"loads":0,"hits":0},
                "uses":[{"client":"%s","operation":"GET /{application}/documents",
                "permission":"documents:read","count":17,"first":%d,"last":%d}]}"""
                        .formatted(api, client, now, now);
        var basic = Base64.getEncoder().encodeToString((api + ":" + secret).getBytes(UTF_8));
        var request =
                HttpRequest.newBuilder(URI.create(demo.url() + "/guard/v1/reports"))
                        .header("authorization", "Basic " + basic)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.body()).contains("\"uses\":1");
        }
    }

    @Test
    void dumped_hasNoDrift_alsoWhenInvitationsAreOpen() throws IOException {
        type("apply", EXAMPLE, "--show-secrets").expect(0);
        var dumped = type("dump").expect(0).out();
        assertThat(type("drift", file(dumped)).out()).isEqualTo("no drift\n");
        assertThat(dumped).contains("- email: clare@sandpit.example", "# Anna Miller");
        var asOperator =
                demo.type("dump", "--reseller", "Northern Scales", "--ids").expect(0).out();
        assertThat(demo.type("drift", file(asOperator)).out()).isEqualTo("no drift\n");
    }

    @Test
    void member_foundByAddress_rolesSet_anotherAddressInvited() throws IOException {
        var yaml =
                MILL
                        + """
                              members:
                                - email: ANNA@example.com
                                  roles: [Weighbridge clerk, Invoicing integration]
                                - email: rita@northern.example
                                  roles: []
                          """;
        var applied = type("apply", file(yaml), "--show-secrets").expect(0);
        assertThat(applied.out())
                .contains(
                        "~ member ANNA@example.com, in application Mill Lane\n"
                                + "    roles: +Invoicing integration\n",
                        // Who has an account elsewhere looks like who has none.
                        "+ member rita@northern.example, in application Mill Lane (is invited)\n",
                        "    link: http");
        assertThat(type("plan", file(yaml)).expect(0).out()).endsWith("no difference\n");

        var other = yaml.replace("roles: []", "roles: [Weighbridge clerk]");
        assertThat(type("apply", file(other), "--show-secrets").expect(0).out())
                .contains(
                        "~ member rita@northern.example, in application Mill Lane\n"
                                + "    roles: +Weighbridge clerk\n");
        var none = MILL + "    members: []\n";
        assertThat(type("apply", file(none), "--prune").expect(0).out())
                .contains(
                        "- member Anna Miller, in application Mill Lane\n",
                        "- invitation rita@northern.example, in application Mill Lane\n");
    }

    @Test
    void idGiven_isARename_andClientsFollowTheRole() throws IOException {
        var role = role("Invoicing integration");
        var yaml =
                MILL
                        + """
                              roles:
                                - name: Renamed
                                  id: %s
                                  permissions: [documents:read]
                              clients:
                                - name: Invoicing
                                  type: confidential
                                  grant_types: [client_credentials]
                                  roles: [Renamed]
                          """
                                .formatted(role);
        var applied = type("apply", file(yaml)).expect(0);
        assertThat(applied.out())
                .contains("~ role Renamed, in application Mill Lane\n    name: \"Invoicing integ")
                .contains("grant_types: -authorization_code -refresh_token\n")
                .contains("client Invoicing, in application Mill Lane: redirect_uris: ")
                .doesNotContain("roles: ");
    }

    @Test
    void twoOfOneName_theHintNamesTheirIds() throws IOException {
        demo.json(
                "clients",
                "create",
                demo.get("application"),
                "--name",
                "Invoicing",
                "--type",
                "confidential",
                "--grant-types",
                "client_credentials");
        var yaml =
                MILL
                        + """
                              clients:
                                - {name: Invoicing, type: confidential, grant_types: [client_credentials]}
                          """;
        assertThat(type("plan", file(yaml)).expect(1).err())
                .contains("line 5: there is more than one client called Invoicing: give the id")
                .contains(demo.get("client_id"));
    }

    @Test
    void suspended_revived_onlyWhereTheFileSays() throws IOException {
        type("clients", "suspend", demo.get("client_id")).expect(0);
        var yaml =
                MILL
                        + """
                              clients:
                                - name: Invoicing
                                  type: confidential
                                  grant_types: [client_credentials, authorization_code, refresh_token]
                          """;
        assertThat(type("apply", file(yaml)).expect(0).out())
                .contains("client Invoicing, in application Mill Lane: suspended: true\n")
                .endsWith("no difference\n");
        assertThat(type("drift", file(yaml)).expect(2).out()).contains("suspended: true");
        var revived = yaml + "        suspended: false\n";
        assertThat(type("apply", file(revived)).expect(0).out())
                .contains("    suspended: true -> false\n");
    }

    @Test
    void nameInACertificate_applied_changed_andRefusedWhereThereAreTwo() throws IOException {
        var yaml =
                MILL
                        + """
                              clients:
                                - name: Weighbridge
                                  type: confidential
                                  grant_types: [client_credentials]
                                  token_endpoint_auth_method: tls_client_auth
                                  tls_client_certificate_bound_access_tokens: true
                          """;
        var named = yaml + "        tls_client_auth_san_dns: scale.example.com\n";
        assertThat(type("apply", file(named), "--show-secrets").expect(0).out())
                .contains("    token_endpoint_auth_method: tls_client_auth\n")
                .contains("    tls_client_auth_san_dns: scale.example.com\n")
                .contains("    tls_client_certificate_bound_access_tokens: true\n");
        assertThat(type("apply", file(named)).expect(0).out()).endsWith("no difference\n");

        var other =
                yaml
                        + """
                                  tls_client_auth_san_dns: ""
                                  tls_client_auth_subject_dn: CN=scale,O=Mill
                          """;
        assertThat(type("apply", file(other)).expect(0).out())
                .contains("    tls_client_auth_san_dns: \"scale.example.com\" -> \"\"\n")
                .contains("    tls_client_auth_subject_dn: \"\" -> \"CN=scale,O=Mill\"\n");

        var both = named + "        tls_client_auth_subject_dn: CN=scale,O=Mill\n";
        assertThat(type("apply", file(both)).expect(1).err()).contains("tls_client_auth");
    }

    @Test
    void loweredCeiling_saysWhichRolesLoseWhat() throws IOException {
        var yaml = MILL + "    ceiling: [application:read, documents:read]\n";
        assertThat(type("plan", file(yaml)).expect(3).out())
                .contains(
                        "~ application Mill Lane\n    ceiling: -collections:read -documents:write"
                                + " -store:read\n    role Invoicing integration (")
                .contains(" loses collections:read");
    }

    @Test
    void staff_permissionsSet_neverMoreThanOnesOwn_theCallerStays() throws IOException {
        var user =
                demo.json("staff", "list", "--authority", demo.get("reseller", "id"))
                        .elements()
                        .get(0)
                        .path("user")
                        .asString();
        var yaml =
                """
                staff:
                  - user: %s
                    permissions: [manage.applications:read, manage.staff:write]
                """
                        .formatted(user);
        assertThat(type("apply", file(yaml)).expect(0).out())
                .contains("    permissions: -manage.applications:write ");
        assertThat(type("plan", file(yaml)).expect(0).out()).endsWith("no difference\n");
        var more = yaml.replace("applications:read", "resellers:read");
        assertThat(type("apply", file(more)).expect(1).err())
                .startsWith("steelyard: line 3: staff");
        var twice = yaml + "  - {email: rita@northern.example, permissions: []}\n";
        assertThat(type("plan", file(twice)).expect(1).err())
                .contains("line 4: this is the person of line 2");
    }

    @Test
    void withoutPkce_onlyByTheOperator() throws IOException {
        var yaml =
                MILL
                        + """
                              clients:
                                - name: Invoicing
                                  type: confidential
                                  grant_types: [client_credentials, authorization_code, refresh_token]
                                  require_pkce: false
                          """;
        assertThat(type("apply", file(yaml)).expect(1).err())
                .startsWith(
                        "steelyard: line 5: client Invoicing, in application Mill Lane: Only the");
        assertThat(demo.type("apply", file("reseller: Northern Scales\n" + yaml)).expect(0).out())
                .contains("    require_pkce: true -> false\n");
    }

    @Test
    void secretsFile_thatOthersCanRead_nothingIsMade() throws IOException {
        var secrets = Files.writeString(folder.resolve("open"), "");
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(type("apply", EXAMPLE, "--secrets", secrets.toString()).expect(1).err())
                .contains("not a file that only you own and can read; nothing was changed");
        assertThat(type("plan", EXAMPLE).expect(3).out()).contains("+ application Sandpit Farm");
    }

    @Test
    void changedMeanwhile_isRefusedByItsLine_andRunAgainWorks() throws IOException {
        var yaml =
                MILL
                        + """
                              roles:
                                - name: Weighbridge clerk
                                  permissions: [documents:read]
                                - name: Invoicing integration
                                  permissions: [documents:read]
                          """;
        var path = Path.of(file(yaml));
        var other = role("Invoicing integration");
        try (var http = new Http()) {
            var surroundings = new CommandContext(demo.reseller(), InstantSource.system());
            var apply =
                    new ApplyService(
                            new ServerOptions().api(http, surroundings),
                            surroundings.clock(),
                            line -> {
                                if (line.startsWith("~ role Weighbridge")) {
                                    demo.json(
                                            "roles",
                                            "update",
                                            other,
                                            "--description",
                                            "Changed meanwhile");
                                }
                            },
                            path,
                            false);
            assertThatThrownBy(() -> apply.apply(SecretReceiver.nowhere()))
                    .isInstanceOf(ServerRefusal.class)
                    .hasMessageStartingWith(
                            "line 7: role Invoicing integration, in application Mill Lane was"
                                    + " changed since the plan was made; run again");
        }
        assertThat(type("apply", path.toString()).expect(0).out())
                .contains("~ role Invoicing integration")
                .endsWith("1 difference, all applied\n");
    }

    @Test
    void anotherResellersFile_isRefused() throws IOException {
        assertThat(type("plan", file("reseller: Harbour Weighing\n" + MILL)).expect(1).err())
                .contains("line 1: reseller: you act for " + demo.get("reseller", "id"));
        assertThat(demo.type("plan", file(MILL)).expect(1).err())
                .contains("applications are a reseller's: put reseller: NAME at the top");
    }

    @Test
    void refusedByTheServer_namesTheLineOfTheMember() throws IOException {
        var yaml =
                MILL
                        + """
                              clients:
                                - name: Screen
                                  type: public
                                  grant_types: [authorization_code]
                                  redirect_uris:
                                    - http://screen.example/callback
                          """;
        assertThat(type("apply", file(yaml)).expect(1).err())
                .startsWith("steelyard: line 8: client Screen, in application Mill Lane: Absolute");
    }
}

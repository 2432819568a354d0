package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The platform's nouns: made, listed, shown, changed, ended. */
@SuppressWarnings("NullAway.Init")
class NounsTest {
    @TempDir static Path folder;
    private static RunningDemo demo;

    @BeforeAll
    static void start() throws IOException {
        demo = new RunningDemo(folder);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    private static JsonNode named(Typed list, String name) {
        return list.elements().values().stream()
                .filter(one -> one.path("name").asString("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoami_ofAProgram_itsAuthorityAndPermissions() {
        assertThat(demo.type("whoami").expect(0).out())
                .containsPattern("AUTHORITY +operator")
                .containsPattern("NAME +\\p{L}")
                .contains("manage.platform:write");
        var reseller = Typed.in(demo.reseller(), "whoami", "-o", "json").expect(0).json();
        assertThat(reseller.path("authority").asString()).isEqualTo(demo.get("reseller", "id"));
        assertThat(reseller.path("authority_name").asString()).isEqualTo("Northern Scales");
    }

    @Test
    void issuerUnderAnotherName_notTrusted_andNamed() {
        var server = demo.url().replace("localhost", "127.0.0.1");
        var other = demo.type("whoami", "--server", server).expect(1);
        assertThat(other.err()).contains("says that it is " + demo.url() + "/oidc: name --issuer");
        var none = demo.type("whoami", "--issuer", demo.url()).expect(1);
        assertThat(none.err()).contains("there is no issuer metadata at");
    }

    @Test
    void nothingThereToSee_namesWhatWasAskedFor() {
        var missing = "0123456789abcdef01234567";
        assertThat(demo.type("applications", "get", missing).expect(1).err())
                .startsWith(
                        "steelyard: There is no application "
                                + missing
                                + " that you can see; `steelyard applications list` shows what there"
                                + " is (not_found)");
        assertThat(demo.type("applications", "get", "nope").expect(1).err())
                .isEqualTo(
                        "steelyard: APPLICATION \"nope\": there is no application with this name;"
                                + " `steelyard applications list` shows what there is\n");
    }

    @Test
    void resellers_madeFrozenAndGivenACeiling() {
        var id = demo.json("resellers", "create", "--name", "Ferry Scales").id();
        demo.type("resellers", "update", id, "--standing", "frozen").expect(0);
        assertThat(demo.json("resellers", "get", id).json().path("standing").asString())
                .isEqualTo("frozen");
        demo.type("resellers", "set-ceiling", id, "--permissions", "documents:read").expect(0);
        assertThat(demo.type("resellers", "get-ceiling", id).expect(0).out())
                .isEqualTo("PERMISSIONS  documents:read\nVERSION      2\n");
        assertThat(demo.type("resellers", "list").expect(0).out().lines())
                .anyMatch(line -> line.matches(id + " +Ferry Scales +frozen"));
    }

    @Test
    void changedBySomebodyElse_saysWhatIsOtherwise_andHowToInsist() {
        var id = demo.json("resellers", "create", "--name", "Tide Scales").id();
        demo.type("resellers", "update", id, "--standing", "frozen").expect(0);

        var late =
                demo.type("resellers", "update", id, "--standing", "closed", "--if-version", "1");
        assertThat(late.expect(1).err())
                .contains("(version_mismatch)")
                .contains("  standing: you sent closed; by now it is frozen\n")
                .contains("  to make the change anyway: --if-version 2\n");
        demo.type("resellers", "update", id, "--standing", "closed", "--if-version", "2").expect(0);
    }

    @Test
    void lists_areNarrowed() {
        assertThat(demo.type("clients", "find", "--query", "no such").expect(0).err())
                .contains("There are none.");
        assertThat(demo.type("permissions", "list", "--special", "--query", "DEVICES").out())
                .contains("devices:read")
                .doesNotContain("documents:read");
        assertThat(demo.type("applications", "list", "--standing", "dead").expect(1).err())
                .contains("One of active, grace, stopped (invalid)")
                .contains("--standing dead: ");
    }

    @Test
    void whatAnOptionSaid_refused_namesOptionValueAndWhereToLook() {
        var mill = demo.get("application");
        var missing = "0123456789abcdef01234567";
        var role = demo.type("clients", "update", demo.get("client_id"), "--roles", missing);
        assertThat(role.expect(1).err())
                .startsWith("steelyard: --roles " + missing + ": ")
                .contains("; `steelyard roles list APPLICATION` shows them (");
        var near =
                demo.type(
                        "clients",
                        "update",
                        "Invoicing",
                        "--roles",
                        "Weighbridge clerk,Weighbridge");
        assertThat(near.expect(1).err())
                .startsWith("steelyard: --roles \"Weighbridge\": there is no role with this name");
        assertThat(demo.type("roles", "list", "Mill Lanes").expect(1).err())
                .contains("; near are " + mill + " (\"Mill Lane\");");
        var unknown = demo.type("roles", "create", mill, "--name", "X", "--permissions", "nope:a");
        assertThat(unknown.expect(1).err())
                .startsWith("steelyard: --permissions nope:a: ")
                .contains("`steelyard permissions list` shows them");
    }

    @Test
    void resourceServers_madeWithASecret_permissionsAndOperationsBesideIt() {
        var made =
                demo.json(
                        "resource-servers",
                        "create",
                        "--identifier",
                        "https://scales.example",
                        "--name",
                        "Scales");
        var id = made.id();
        assertThat(made.json().path("client_secret").asString()).startsWith("sy_sk_");
        assertThat(demo.type("resource-servers", "get", id).expect(0).out()).contains("Scales");
        assertThat(demo.type("resource-servers", "list").expect(0).out()).contains(id);
        assertThat(demo.type("resource-servers", "list-operations", id).expect(0).err())
                .contains("steelyard apply docs/examples/platform.yaml");
        demo.type("resource-servers", "create-secret", id, "--others-expire", "24h").expect(0);
        var secrets = demo.json("resource-servers", "list-secrets", id).elements();
        assertThat(secrets.size()).isEqualTo(2);
        var first = secrets.get(0).path("_id").asString();
        demo.type("resource-servers", "update-secret", id, first, "--expires", "1h").expect(0);
        demo.type("resource-servers", "delete-secret", id, first).expect(0);

        demo.type(
                        "permissions",
                        "put",
                        "scales:read",
                        "--resource-server",
                        id,
                        "--label",
                        "See scales",
                        "--holders",
                        "user")
                .expect(0);
        assertThat(demo.type("permissions", "get", "scales:read").expect(0).out())
                .contains("See scales");
        assertThat(demo.type("permissions", "list").expect(0).out()).contains("scales:read");
        demo.type("permissions", "delete", "scales:read").expect(0);
        demo.type("permissions", "get", "scales:read").expect(1);
    }

    @Test
    void templates_withASpaceInTheName_putShownRemoved() {
        demo.type("templates", "put", "Night shift", "--permissions", "documents:read").expect(0);
        assertThat(demo.type("templates", "get", "Night shift").expect(0).out())
                .contains("documents:read");
        assertThat(demo.type("templates", "list").expect(0).out()).contains("Night shift");
        demo.type("templates", "delete", "Night shift").expect(0);
        demo.type("templates", "get", "Night shift").expect(1);
        var strange = demo.type("templates", "get", "../whoami").expect(1);
        assertThat(strange.err()).contains("(not_found)").contains("reference: ");
    }

    @Test
    void staff_invitedListedOfAResellerChangedAndRemoved() {
        var reseller = demo.get("reseller", "id");
        var invited =
                demo.json(
                        "staff-invitations",
                        "create",
                        "--email",
                        "ron@northern.example",
                        "--authority",
                        reseller,
                        "--permissions",
                        "manage.clients:read");
        assertThat(invited.json().path("link").asString()).contains("/invitation?link=sy_hl_");
        var rita = named(demo.json("staff", "list", "--authority", reseller), "Rita North");
        var user = rita.path("user").asString();
        assertThat(demo.type("staff", "get", user).expect(0).out()).contains("Rita North");
        demo.type("staff", "put", user, "--permissions", "manage.clients:read").expect(0);
        assertThat(demo.type("staff", "get", user).expect(0).out())
                .contains("PERMISSIONS  manage.clients:read\n");
        demo.type("staff", "delete", user).expect(0);
        demo.type("staff", "get", user).expect(1);
    }

    @Test
    void users_foundShownDisabledAndEnabled_theirLoginsAndConsentsEnded() {
        var found = demo.json("users", "list", "--query", "OSCAR@", "--all").elements();
        assertThat(found.size()).isEqualTo(1);
        var user = found.get(0).path("_id").asString();
        assertThat(demo.type("users", "list", "--query", "oscar o").expect(0).out())
                .contains(user, "oscar@example.com");
        assertThat(demo.type("users", "get", user).expect(0).out()).contains("operator");
        demo.type("users", "disable", user, "--if-version", "9").expect(1);
        assertThat(demo.type("users", "disable", user).expect(1).err()).contains("(conflict)");
        var rita = demo.json("users", "list", "--query", "rita").elements().get(0);
        var id = rita.path("_id").asString();
        assertThat(demo.json("users", "disable", id).json().path("disabled").asBoolean()).isTrue();
        assertThat(demo.json("users", "enable", id).json().path("disabled").asBoolean()).isFalse();
        assertThat(demo.type("sessions", "list", id).expect(0).err()).contains("There are none");
        assertThat(demo.type("sessions", "end-all", id).expect(0).err())
                .isEqualTo("All sessions of the user are ended.\n");
        assertThat(demo.type("sessions", "end", id, id).expect(1).err())
                .contains("There is no user " + id + " or session " + id);
        assertThat(demo.type("users", "consents", id).expect(0).err()).contains("There are none");
        var client = demo.get("client_id");
        assertThat(Typed.in(demo.reseller(), "consents", "list", client).expect(0).err())
                .contains("There are none");
        for (var missing :
                new String[][] {
                    {"consents", "withdraw", client, id}, {"users", "withdraw", id, client}
                }) {
            assertThat(demo.type(missing).expect(1).err()).contains("(not_found)");
        }
        assertThat(Typed.in(demo.reseller(), "users", "list").expect(1).err())
                .contains("(permission_missing)");
    }

    @Test
    void managementClients_madeAndListed_thenTheyManage() {
        var made =
                demo.json(
                                "management-clients",
                                "create",
                                "--name",
                                "Watcher",
                                "--authority",
                                "operator",
                                "--permissions",
                                "manage.audit:read")
                        .json();
        assertThat(demo.type("management-clients", "list").expect(0).out()).contains("Watcher");
        var watcher = demo.operator();
        watcher.put("STEELYARD_CLIENT_ID", made.path("_id").asString());
        watcher.put("STEELYARD_CLIENT_SECRET", made.path("client_secret").asString());
        assertThat(Typed.in(watcher, "audit", "list", "--all").expect(0).out()).contains("Watcher");
        assertThat(Typed.in(watcher, "resellers", "list").expect(1).err())
                .contains("(permission_missing)");
    }

    @Test
    void audit_inPages_saysWhereItGoesOn() {
        var first = demo.type("audit", "list", "--limit", "1").expect(0);
        assertThat(first.out().lines()).hasSize(2);
        assertThat(first.err()).matches("There are more: --after [0-9a-f]{24}, or --all\n");
        var after = first.err().replaceAll(".*--after ([0-9a-f]{24}).*\n", "$1");
        var second = demo.json("audit", "list", "--limit", "1", "--after", after);
        assertThat(second.elements().get(0).path("_id").asString()).isNotEqualTo(after);
        assertThat(second.json().path("next").isString()).isTrue();
        var all = demo.json("audit", "list", "--all").json();
        assertThat(all.path("data").size()).isGreaterThan(1);
        assertThat(all.path("next").isNull()).isTrue();
    }
}

package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Applications and what is in them: made, listed, shown, changed, ended. */
@SuppressWarnings("NullAway.Init")
class ApplicationNounsTest {
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
    void secondApplicationOfAName_isCreated_withAWarning() {
        var create = new String[] {"applications", "create", "--company", "Dock Ltd", "--name"};
        var first = Typed.in(demo.reseller(), with(create, "Dock Road")).expect(0);
        assertThat(first.err()).doesNotContain("warning");

        var second = Typed.in(demo.reseller(), with(create, "dock ROAD")).expect(0);

        assertThat(second.err())
                .contains("warning: Another application of this reseller has this name: ");
        var other =
                Typed.in(demo.reseller(), with(with(with(create, "Quay Road"), "-o"), "json"))
                        .expect(0)
                        .json();
        assertThat(other.path("warnings").size()).isZero();
        var renamed =
                demo.json(
                        "applications",
                        "update",
                        other.path("_id").asString(""),
                        "--name",
                        "Dock Road");
        assertThat(renamed.json().path("warnings").get(0).asString(""))
                .startsWith("Another application of this reseller has this name: ");
    }

    private static String[] with(String[] words, String last) {
        var all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = last;
        return all;
    }

    @Test
    void contact_setInParts_keepsTheOthers_andNoneRemovesOne() {
        var id =
                Typed.in(
                                demo.reseller(),
                                "applications",
                                "create",
                                "--name",
                                "Contacts",
                                "--company",
                                "C Ltd",
                                "-o",
                                "json")
                        .expect(0)
                        .id();
        var set = new String[] {"applications", "set-contact", id};

        demo.type(with(with(set, "--email"), "it@mill.example")).expect(0);
        demo.type(with(with(set, "--telephone"), "+44 20 1")).expect(0);
        demo.type(with(with(set, "--telephone"), "none")).expect(0);

        var contact = demo.json("applications", "get-contact", id).json();
        assertThat(contact.path("email").asString("")).isEqualTo("it@mill.example");
        assertThat(contact.path("telephone").isNull()).isTrue();
        assertThat(demo.type(with(with(set, "--email"), "nothing")).expect(1).err())
                .contains("--email nothing: ")
                .contains(", or none (")
                .doesNotContain("null");
    }

    @Test
    void applications_madeWithATerm_listedByTheirResellerOnly() {
        var id =
                Typed.in(
                                demo.reseller(),
                                "applications",
                                "create",
                                "--name",
                                "Canal Street",
                                "--company",
                                "Canal Ltd",
                                "--expiry",
                                "2030-01-31",
                                "-o",
                                "json")
                        .expect(0)
                        .id();
        assertThat(demo.json("applications", "get", id).json().path("expiry").asString())
                .isEqualTo("2030-01-31T00:00:00.000Z");
        var past =
                demo.type(
                        "applications",
                        "create",
                        "--name",
                        "X",
                        "--company",
                        "X",
                        "--expiry",
                        "2020-01-31");
        assertThat(past.expect(2).err())
                .startsWith("steelyard: --expiry is in the past: a time to come");
        demo.type("applications", "update", id, "--expiry", "never", "--suspended").expect(0);
        var changed = demo.json("applications", "get", id).json();
        assertThat(changed.path("expiry").isNull()).isTrue();
        assertThat(changed.path("suspended").asBoolean()).isTrue();
        var role =
                demo.json("roles", "create", id, "--name", "R", "--permissions", "documents:read")
                        .id();
        assertThat(
                        demo.type(
                                        "applications",
                                        "set-ceiling",
                                        id,
                                        "--permissions",
                                        "none",
                                        "--dry-run")
                                .expect(0)
                                .out())
                .isEqualTo(
                        "PERMISSIONS  -\nRole R (%s, of application %s) would no longer allow:"
                                        .formatted(role, id)
                                + " documents:read\n");
        var unset = demo.type("applications", "set-ceiling", id, "--permissions", "");
        assertThat(unset.expect(2).err())
                .startsWith(
                        "steelyard: --permissions is empty, or an element of it is; an empty list is");
        assertThat(
                        demo.type("applications", "set-ceiling", id, "--permissions", "none")
                                .expect(0)
                                .out())
                .contains(" no longer allows: documents:read\n");
        assertThat(demo.type("applications", "get-ceiling", id).expect(0).out())
                .isEqualTo("PERMISSIONS  -\nVERSION      2\n");
        assertThat(Typed.in(demo.reseller(), "applications", "list").expect(0).out())
                .contains("Canal Street")
                .doesNotContain("Dockside");
    }

    @Test
    void applications_offeredSeenInWordsAndTaken() {
        var receiver = demo.json("resellers", "create", "--name", "Ferry Scales").id();
        demo.type("resellers", "set-ceiling", receiver, "--permissions", "documents:read");
        var id =
                demo.json(
                                "applications",
                                "create",
                                "--name",
                                "Wharf",
                                "--company",
                                "Wharf Ltd",
                                "--reseller",
                                demo.get("reseller", "id"))
                        .id();
        demo.type(
                "roles",
                "create",
                id,
                "--name",
                "W",
                "--permissions",
                "documents:read,documents:write");
        var offered = demo.type("transfers", "offer", id, "--reseller", receiver).expect(0);
        assertThat(offered.err()).contains("never shown again: code");
        demo.type("transfers", "get", id).expect(0);
        demo.type("transfers", "cancel", id).expect(0);
        assertThat(demo.type("transfers", "get", id).expect(1).err())
                .startsWith("steelyard: There is no open offer of application " + id);
        var code =
                demo.json("transfers", "offer", id, "--reseller", receiver)
                        .json()
                        .path("code")
                        .asString();
        var seen = demo.type("transfers", "accept", "--code", code, "--dry-run").expect(0);
        assertThat(seen.out())
                .startsWith("Wharf (application " + id + ", of Wharf Ltd) would go to reseller ")
                .contains("would not allow: documents:write\n");
        assertThat(demo.type("transfers", "accept", "--code", code).expect(2).err())
                .startsWith(
                        "steelyard: First run the command with --dry-run to see the effect; then repeat it with the --seen value shown");
        var name = seen.err().replaceFirst("(?s).*--seen (\\S+) .*", "$1");
        assertThat(demo.type("transfers", "accept", "--code", code, "--seen", name).expect(0).out())
                .contains("went to reseller " + receiver);
        var back =
                demo.json(
                        "transfers",
                        "move",
                        id,
                        "--reseller",
                        demo.get("reseller", "id"),
                        "--dry-run");
        assertThat(back.json().path("dry_run").asBoolean()).isTrue();
    }

    @Test
    void roles_madeChangedAndDeleted() {
        var mill = demo.get("application");
        var id =
                demo.json("roles", "create", mill, "--name", "Auditor", "--template", "Reader")
                        .id();
        demo.type("roles", "update", id, "--permissions", "documents:read,documents:write")
                .expect(0);
        assertThat(demo.type("roles", "get", id).expect(0).out())
                .contains("documents:read, documents:write");
        assertThat(named(demo.json("roles", "list", mill), "Auditor").path("_id").asString())
                .isEqualTo(id);
        var client = demo.get("client_id");
        var roles = demo.json("clients", "get", client).json().path("roles");
        var had = roles.values().stream().map(JsonNode::asString).toList();
        demo.type("clients", "update", client, "--roles", String.join(",", had) + "," + id)
                .expect(0);
        var tried = demo.type("roles", "delete", id, "--dry-run").expect(0);
        assertThat(tried.err())
                .startsWith("Of what guards reported since ")
                .endsWith(" no decision would have been different.\nNothing was changed yet.\n");
        var deleted = demo.type("roles", "delete", id).expect(0);
        var of = "Role Auditor (" + id + ", of application " + mill + ") ";
        assertThat(tried.out())
                .isEqualTo(
                        of
                                + "would be deleted.\n"
                                + "Clients that would lose it: 1: "
                                + client
                                + "\nMembers that would lose it: 0.\n"
                                + "Invitations that would lose it: 0.\n"
                                + "Initial access tokens that would lose it: 0.\n");
        assertThat(deleted.out())
                .startsWith(of + "is deleted.\nClients that had it: 1: " + client + "\n");
        assertThat(deleted.err()).isEmpty();
        assertThat(demo.type("roles", "get", id).expect(1).err()).contains("(not_found)");
    }

    @Test
    void credentials_thatEndSoon_andClientsThatNobodyUses_areListed() {
        var soon = demo.json("secrets", "create", demo.get("client_id"), "--expires", "3d");
        assertThat(demo.type("credentials", "list", "--expiring-within", "7").expect(0).out())
                .contains(soon.id())
                .contains("client_secret");
        assertThat(demo.type("credentials", "list", "--expiring-within", "1").expect(0).err())
                .contains("There are none.");
        demo.type("credentials", "list", "--unused-for", "30", "--all").expect(0);
        demo.type("clients", "find", "--unused-for", "30", "--application", demo.get("application"))
                .expect(0);
        assertThat(demo.type("credentials", "list", "--expiring-within", "x").expect(1).err())
                .startsWith("steelyard: --expiring-within x: ");
    }

    @Test
    void clients_madeSuspendedAndRevived_onlyAtTheVersionSeen() {
        var mill = demo.get("application");
        var made =
                demo.json(
                        "clients",
                        "create",
                        mill,
                        "--name",
                        "Dispatch",
                        "--type",
                        "confidential",
                        "--grant-types",
                        "client_credentials,authorization_code",
                        "--redirect-uris",
                        "https://app.example.com/a,https://app.example.com/b",
                        "--rotate-refresh-tokens");
        var id = made.id();
        assertThat(made.json().path("redirect_uris").size()).isEqualTo(2);
        assertThat(made.json().path("rotate_refresh_tokens").asBoolean()).isTrue();
        var stale = demo.type("clients", "suspend", id, "--if-version", "9").expect(1);
        assertThat(stale.err()).contains("(version_mismatch)").contains("reference: ");
        demo.type("clients", "suspend", id, "--if-version", "1").expect(0);
        assertThat(demo.json("clients", "get", id).json().path("suspended").asBoolean()).isTrue();
        demo.type("clients", "revive", id).expect(0);
        demo.type("clients", "update", id, "--name", "Dispatching").expect(0);
        assertThat(demo.type("clients", "list", mill).expect(0).out()).contains("Dispatching");
    }

    @Test
    void members_invitedListedChangedAndRemoved() {
        var mill = demo.get("application");
        var role = demo.json("roles", "create", mill, "--name", "Visitor").id();
        var invited =
                demo.json(
                        "invitations",
                        "create",
                        mill,
                        "--email",
                        "berta@example.com",
                        "--roles",
                        role);
        assertThat(invited.json().path("link").asString()).contains("/invitation?link=sy_hl_");
        assertThat(invited.err()).contains("never shown again: link");
        var anna = named(demo.json("members", "list", mill), "Anna Miller");
        var user = anna.path("user").asString();
        demo.type("members", "put", mill, user, "--roles", role).expect(0);
        assertThat(demo.type("members", "get", mill, user).expect(0).out()).contains(role);
        demo.type("members", "delete", mill, user).expect(0);
        var none = demo.type("members", "list", mill).expect(0);
        assertThat(none.out()).isEmpty();
        assertThat(none.err())
                .isEqualTo(
                        """
                        There are none.
                        To create the first one: steelyard invitations create APPLICATION --email anna@example.com --roles ROLE
                        """);
    }

    @Test
    void initialAccessTokens_added_shownOnce_listed_ended() {
        var application = demo.get("application");
        var made =
                Typed.in(
                        demo.reseller(),
                        "initial-access-tokens",
                        "create",
                        application,
                        "--name",
                        "Scales",
                        "--grant-types",
                        "client_credentials",
                        "--registrations",
                        "3",
                        "--credentials-expire-after",
                        "none",
                        "--expires",
                        "7d",
                        "-o",
                        "json");
        assertThat(made.expect(0).err())
                .contains("never shown again: initial_access_token")
                .doesNotContain("api_key");
        var token = made.json();
        assertThat(token.path("registrations").asInt()).isEqualTo(3);
        assertThat(token.path("credentials_expire_after").isNull()).isTrue();
        assertThat(token.path("registration_endpoint").isNull()).as("it is off").isTrue();

        var listed = demo.json("initial-access-tokens", "list", application);
        assertThat(named(listed, "Scales").has("initial_access_token")).isFalse();
        demo.type("initial-access-tokens", "delete", made.id()).expect(0);
        assertThat(demo.type("initial-access-tokens", "get", made.id()).expect(1).err())
                .contains("no initial access token " + made.id());

        var wrong =
                demo.type(
                        "initial-access-tokens",
                        "create",
                        application,
                        "--name",
                        "X",
                        "--grant-types",
                        "client_credentials",
                        "--registrations",
                        "many",
                        "--expires",
                        "7d");
        assertThat(wrong.expect(2).err()).contains("a whole number, or none");
    }
}

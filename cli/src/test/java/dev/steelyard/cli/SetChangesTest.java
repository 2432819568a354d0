package dev.steelyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Elements that are added to a set and removed from it, and what a replacement takes out. */
@SuppressWarnings("NullAway.Init")
class SetChangesTest {
    private static final String ROLE = "bbbbbbbbbbbbbbbbbbbbbbb1";

    private static final String MILL = "aaaaaaaaaaaaaaaaaaaaaaa1";
    private static final String CONTACT = "/applications/" + MILL + "/contact";

    private PlayedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new PlayedServer();
        server.object(
                "/roles/" + ROLE,
                Map.of("_id", ROLE, "permissions", List.of("a:read", "b:read"), "version", 7));
        server.object(
                "/templates/Clerk",
                Map.of(
                        "name",
                        "Clerk",
                        "description",
                        "At the desk",
                        "permissions",
                        List.of("a:read"),
                        "version",
                        3));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void added_andRemoved_sentAsTheWholeSet_ofTheVersionThatWasRead() {
        var typed =
                server.type(
                        "roles",
                        "update",
                        ROLE,
                        "--add-permissions",
                        "c:read,a:read",
                        "--remove-permissions",
                        "b:read");

        assertThat(typed.expect(0).err()).isEmpty();
        assertThat(server.requests())
                .containsExactly(
                        "GET /roles/" + ROLE,
                        "PATCH /roles/" + ROLE + " 7 {\"permissions\":[\"a:read\",\"c:read\"]}");
    }

    @Test
    void editOfAWholeThing_keepsItsOtherMembers() {
        server.type("templates", "put", "Clerk", "--add-permissions", "b:read").expect(0);

        assertThat(server.requests().getLast())
                .startsWith("PUT /templates/Clerk 3 {")
                .contains("\"description\":\"At the desk\"")
                .contains("\"permissions\":[\"a:read\",\"b:read\"]");
    }

    @Test
    void replacement_tellsWhatItTookOut() {
        var typed = server.type("roles", "update", ROLE, "--permissions", "b:read,c:read");

        assertThat(typed.expect(0).err()).isEqualTo("Removed from permissions: a:read\n");
        var tried = server.type("roles", "update", ROLE, "--permissions", "none", "--dry-run");
        assertThat(tried.expect(0).err())
                .contains("Would be removed from permissions: a:read, b:read\n");
    }

    @Test
    void newTemplate_hasNothingToTell() {
        server.object("/templates/New", Map.of("name", "New"));
        assertThat(
                        server.type("templates", "put", "New", "--permissions", "a:read")
                                .expect(0)
                                .err())
                .isEmpty();
    }

    @Test
    void removedElementThatIsNotThere_changesNothing() {
        var typed = server.type("roles", "update", ROLE, "--remove-permissions", "c:read");

        assertThat(typed.expect(1).err())
                .isEqualTo(
                        "steelyard: --remove-permissions c:read: it is not there; there are a:read,"
                                + " b:read\n");
        assertThat(server.requests()).noneMatch(request -> request.startsWith("PATCH"));
    }

    @Test
    void thingThatCannotBeRead_isNotEdited() {
        server.forbid("/roles/" + ROLE);

        server.type("roles", "update", ROLE, "--add-permissions", "c:read").expect(1);

        assertThat(server.requests()).noneMatch(request -> request.startsWith("PATCH"));
    }

    @Test
    void replacementBesideAnEdit_isWrongUsage() {
        assertThat(
                        server.type(
                                        "roles",
                                        "update",
                                        ROLE,
                                        "--permissions",
                                        "a:read",
                                        "--add-permissions",
                                        "b:read")
                                .expect(2)
                                .err())
                .contains("--permissions replaces all: say that, or --add-permissions and");
        assertThat(server.type("templates", "put", "Clerk").expect(2).err())
                .contains("Missing required option: '--permissions=PERMISSION,…'");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void contact_oneMemberNamed_keepsTheOthers_ofTheVersionThatWasRead() {
        contact("it@mill.example");

        server.type("applications", "set-contact", MILL, "--telephone", "+44 20 1").expect(0);

        assertThat(server.requests())
                .containsExactly(
                        "GET " + CONTACT,
                        "PUT "
                                + CONTACT
                                + " 4 {\"email\":\"it@mill.example\",\"telephone\":\"+44 20 1\",\"page\":null}");
    }

    @Test
    void contact_none_removesTheMember() {
        contact("it@mill.example");

        server.type("applications", "set-contact", MILL, "--email", "none").expect(0);

        assertThat(server.requests().getLast())
                .endsWith(" 4 {\"email\":null,\"telephone\":\"+44 20 7946 0000\",\"page\":null}");
    }

    @Test
    void contact_nothingNamed_orAnEmptyText_isWrongUsage() {
        assertThat(server.type("applications", "set-contact", MILL).expect(2).err())
                .contains("Name at least one change");
        assertThat(server.type("applications", "set-contact", MILL, "--email", "").expect(2).err())
                .contains("--email is empty; --email none removes it");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void contact_thatCannotBeRead_isNotSet() {
        server.forbid(CONTACT);

        server.type("applications", "set-contact", MILL, "--telephone", "+44 20 1").expect(1);

        assertThat(server.requests()).containsExactly("GET " + CONTACT);
    }

    @Test
    void contact_helpSaysWhatRemovesAMember() {
        assertThat(server.type("help", "applications", "set-contact").expect(0).out())
                .contains("A telephone number; none removes it.")
                .doesNotContain("null");
    }

    private void contact(String email) {
        var contact = new HashMap<String, Object>();
        contact.put("email", email);
        contact.put("telephone", "+44 20 7946 0000");
        contact.put("page", null);
        contact.put("version", 4);
        server.object(CONTACT, contact);
    }
}

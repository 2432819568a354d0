package dev.steelyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Elements that are added to a set and removed from it, and what a replacement takes out. */
@SuppressWarnings("NullAway.Init")
class SetChangesTest {
    private static final String ROLE = "bbbbbbbbbbbbbbbbbbbbbbb1";

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
}

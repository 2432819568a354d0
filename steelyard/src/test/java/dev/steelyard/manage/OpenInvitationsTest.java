package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Open invitations can be listed and cancelled by whoever could make them, and by nobody else. */
class OpenInvitationsTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());

    static {
        Platform.make(STEELYARD);
    }

    private final Tenant north = Tenant.make(STEELYARD, "North");
    private final Tenant south = Tenant.make(STEELYARD, "South");

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    private Answered invite(String email) {
        return STEELYARD
                .post(
                        north.token(),
                        north.path("/invitations"),
                        Map.of("email", email, "roles", List.of()))
                .expect(201);
    }

    private Answered inviteStaff(String email) {
        return STEELYARD
                .post(
                        north.token(),
                        "/staff-invitations",
                        Map.of("email", email, "permissions", List.of("manage.clients:read")))
                .expect(201);
    }

    private static List<String> ids(Answered listed) {
        return data(listed).map(each -> each.path("_id").asString()).toList();
    }

    private static Stream<JsonNode> data(Answered listed) {
        return listed.expect(200).json().path("data").values().stream();
    }

    private static void assertOver(Answered invited) {
        assertThat(STEELYARD.manage.acceptInvitation().look(invited.secretOfLink()))
                .isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void members_listed_whileOpen_withoutTheLink() {
        var first = invite("first@example.com");
        // Ids of one millisecond have no order.
        STEELYARD.clock.move(Duration.ofMillis(1));
        var second = invite("second@example.com");
        var path = north.path("/invitations");
        var listed = STEELYARD.get(north.token(), path).expect(200);
        assertThat(ids(listed)).containsExactly(first.text("_id"), second.text("_id"));
        assertThat(listed.response().body()).doesNotContain("sy_").doesNotContain("sha256");
        var written = data(listed).findFirst().orElseThrow();
        assertThat(written.path("email").asString()).isEqualTo("first@example.com");
        assertThat(written.path("inviter").asString()).startsWith("client:");
        assertThat(written.path("expires").asString()).isEqualTo(first.text("expires"));
        var page = STEELYARD.get(north.token(), path + "?limit=1").expect(200);
        assertThat(page.text("next")).isEqualTo(first.text("_id"));
        People.accept(STEELYARD, first.secretOfLink(), "First");
        assertThat(ids(STEELYARD.get(north.token(), path))).containsExactly(second.text("_id"));
        STEELYARD.clock.move(Duration.ofDays(7));
        try {
            var later = STEELYARD.token(north.authority(), Tenant.ALL);
            assertThat(ids(STEELYARD.get(later, path))).isEmpty();
        } finally {
            STEELYARD.clock.move(Duration.ofDays(-7));
        }
    }

    @Test
    void cancelled_isOver_andGoneFromTheList() {
        var member = invite("a@example.com");
        var staff = inviteStaff("b@example.com");
        for (var invited : List.of(member, staff)) {
            var path = "/invitations/" + invited.text("_id");
            STEELYARD.delete(north.token(), path).expect(204);
            assertOver(invited);
            STEELYARD.delete(north.token(), path).refused(404, "not_found");
        }
        assertThat(ids(STEELYARD.get(north.token(), north.path("/invitations")))).isEmpty();
        assertThat(ids(STEELYARD.get(north.token(), "/staff-invitations"))).isEmpty();
        assertThat(STEELYARD.get(north.token(), "/audit?limit=200").response().body())
                .contains("invitation.delete");
    }

    @Test
    void staff_listed_toItsOwnAuthorityAndTheOperator() {
        var invited = inviteStaff("c@example.com").text("_id");
        assertThat(ids(STEELYARD.get(north.token(), "/staff-invitations")))
                .containsExactly(invited);
        assertThat(ids(STEELYARD.get(south.token(), "/staff-invitations"))).isEmpty();
        var named = "/staff-invitations?authority=" + north.reseller();
        assertThat(ids(STEELYARD.get(STEELYARD.operator, named))).containsExactly(invited);
        STEELYARD.get(south.token(), named).invalid("authority");
    }

    @Test
    void anotherResellers_areMissing() {
        for (var invited : List.of(invite("d@example.com"), inviteStaff("e@example.com"))) {
            STEELYARD
                    .delete(south.token(), "/invitations/" + invited.text("_id"))
                    .refused(404, "not_found");
        }
        STEELYARD.get(south.token(), north.path("/invitations")).refused(404, "not_found");
        STEELYARD.delete(north.token(), "/invitations/" + "f".repeat(24)).refused(404, "not_found");
    }

    @Test
    void whoCouldNotMakeIt_cantCancelIt() {
        Authority authority = north.authority();
        var members = STEELYARD.token(authority, EnumSet.of(ManagementPermission.MEMBERS_WRITE));
        var staff = STEELYARD.token(authority, EnumSet.of(ManagementPermission.STAFF_WRITE));
        var member = "/invitations/" + invite("f@example.com").text("_id");
        var colleague = "/invitations/" + inviteStaff("g@example.com").text("_id");
        STEELYARD.delete(staff, member).refused(403, "permission_missing");
        STEELYARD.delete(members, colleague).refused(403, "permission_missing");
        STEELYARD.delete(staff, colleague).refused(403, "beyond_own");
        STEELYARD.delete(members, member).expect(204);
    }
}

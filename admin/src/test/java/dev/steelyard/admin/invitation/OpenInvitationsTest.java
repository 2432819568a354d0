package dev.steelyard.admin.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.Members;
import dev.steelyard.admin.running.People;
import dev.steelyard.admin.running.Result;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Authority;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Only staff who could create an open invitation can list and cancel it. */
class OpenInvitationsTest {
    private static final Administration ADMIN = new Administration();

    static {
        Catalogue.create(ADMIN);
    }

    private final Tenant north = Tenant.create(ADMIN, "North");
    private final Tenant south = Tenant.create(ADMIN, "South");

    @AfterAll
    static void stop() {
        ADMIN.close();
    }

    private Result invite(String email) {
        return ADMIN.post(
                        north.staff(),
                        north.path("/invitations"),
                        Map.of("email", email, "roles", List.of()))
                .done();
    }

    private Result inviteStaff(String email) {
        return ADMIN.post(
                        north.staff(),
                        "/staff-invitations",
                        Map.of("email", email, "permissions", List.of("manage.clients:read")))
                .done();
    }

    private static List<String> ids(Result listed) {
        return data(listed).map(each -> each.text("_id")).toList();
    }

    private static Stream<Members> data(Result listed) {
        return listed.done().objects("data").stream();
    }

    private static void assertOver(Result invited) {
        assertThat(ADMIN.manage.acceptInvitation().look(invited.secretOfLink()))
                .isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void members_listed_whileOpen_withoutTheLink() {
        var first = invite("first@example.com");
        // Ids of one millisecond have no order.
        ADMIN.clock.move(Duration.ofMillis(1));
        var second = invite("second@example.com");
        var path = north.path("/invitations");
        var listed = ADMIN.get(north.staff(), path).done();
        assertThat(ids(listed)).containsExactly(first.text("_id"), second.text("_id"));
        assertThat(listed.written()).doesNotContain("sy_").doesNotContain("sha256");
        var written = data(listed).findFirst().orElseThrow();
        assertThat(written.text("email")).isEqualTo("first@example.com");
        assertThat(written.text("inviter")).startsWith("client:");
        assertThat(written.text("expires")).isEqualTo(first.text("expires"));
        var page = ADMIN.get(north.staff(), path + "?limit=1").done();
        assertThat(page.text("next")).isEqualTo(first.text("_id"));
        People.accept(ADMIN, first.secretOfLink(), "First");
        assertThat(ids(ADMIN.get(north.staff(), path))).containsExactly(second.text("_id"));
        ADMIN.clock.move(Duration.ofDays(7));
        try {
            var later = ADMIN.actor(north.authority(), Tenant.ALL);
            assertThat(ids(ADMIN.get(later, path))).isEmpty();
        } finally {
            ADMIN.clock.move(Duration.ofDays(-7));
        }
    }

    @Test
    void cancelled_isOver_andGoneFromTheList() {
        var member = invite("a@example.com");
        var staff = inviteStaff("b@example.com");
        for (var invited : List.of(member, staff)) {
            var path = "/invitations/" + invited.text("_id");
            ADMIN.delete(north.staff(), path).done();
            assertOver(invited);
            ADMIN.delete(north.staff(), path).missing();
        }
        assertThat(ids(ADMIN.get(north.staff(), north.path("/invitations")))).isEmpty();
        assertThat(ids(ADMIN.get(north.staff(), "/staff-invitations"))).isEmpty();
        assertThat(ADMIN.get(north.staff(), "/audit?limit=200").written())
                .contains("invitation.delete");
    }

    @Test
    void staff_listed_toItsOwnAuthorityAndTheOperator() {
        var invited = inviteStaff("c@example.com").text("_id");
        assertThat(ids(ADMIN.get(north.staff(), "/staff-invitations"))).containsExactly(invited);
        assertThat(ids(ADMIN.get(south.staff(), "/staff-invitations"))).isEmpty();
        var named = "/staff-invitations?authority=" + north.reseller();
        assertThat(ids(ADMIN.get(ADMIN.operator, named))).containsExactly(invited);
        ADMIN.get(south.staff(), named).invalid("authority");
    }

    @Test
    void anotherResellers_areMissing() {
        for (var invited : List.of(invite("d@example.com"), inviteStaff("e@example.com"))) {
            ADMIN.delete(south.staff(), "/invitations/" + invited.text("_id")).missing();
        }
        ADMIN.get(south.staff(), north.path("/invitations")).missing();
        ADMIN.delete(north.staff(), "/invitations/" + "f".repeat(24)).missing();
    }

    @Test
    void whoCouldNotMakeIt_cantCancelIt() {
        Authority authority = north.authority();
        var members = ADMIN.actor(authority, EnumSet.of(ManagementPermission.MEMBERS_WRITE));
        var staff = ADMIN.actor(authority, EnumSet.of(ManagementPermission.STAFF_WRITE));
        var member = "/invitations/" + invite("f@example.com").text("_id");
        var colleague = "/invitations/" + inviteStaff("g@example.com").text("_id");
        ADMIN.delete(staff, member).forbidden(RefusalCode.PERMISSION_MISSING);
        ADMIN.delete(members, colleague).forbidden(RefusalCode.PERMISSION_MISSING);
        ADMIN.delete(staff, colleague).forbidden(RefusalCode.BEYOND_OWN);
        ADMIN.delete(members, member).done();
    }
}

package dev.steelyard.admin.user;

import static dev.steelyard.admin.running.Administration.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.People;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.user.Password;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Staff: delegation, isolation, the first operator and the last one. */
class StaffTest {
    private final Administration admin = new Administration();

    @AfterEach
    void stop() {
        admin.close();
    }

    private static Map<String, Object> staff(String authority, String... permissions) {
        return Map.of("authority", authority, "permissions", List.of(permissions));
    }

    private String operator(String email, String... permissions) {
        var user = People.user(admin, email).hex();
        admin.put(admin.operator, "/staff/" + user, staff("operator", permissions)).done();
        return user;
    }

    @Test
    void reseller_givesOnlyWhatItHolds() {
        var tenant = Tenant.create(admin, "North");
        var token =
                admin.actor(
                        tenant.authority(),
                        EnumSet.of(
                                ManagementPermission.STAFF_WRITE,
                                ManagementPermission.CLIENTS_READ));
        var email = "rita@example.com";
        admin.post(
                        token,
                        "/staff-invitations",
                        Map.of("email", email, "permissions", List.of("manage.clients:write")))
                .forbidden(RefusalCode.BEYOND_OWN);
        admin.post(
                        token,
                        "/staff-invitations",
                        Map.of("email", email, "permissions", List.of("manage.resellers:write")))
                .invalid("permissions");
        admin.post(
                        token,
                        "/staff-invitations",
                        Map.of(
                                "email",
                                email,
                                "authority",
                                "operator",
                                "permissions",
                                List.of("manage.clients:read")))
                .invalid("authority");
        var link =
                admin.post(
                                token,
                                "/staff-invitations",
                                Map.of(
                                        "email",
                                        email,
                                        "permissions",
                                        List.of("manage.clients:read")))
                        .done()
                        .secretOfLink();
        var user = People.accept(admin, link, "Rita").hex();
        var member = admin.get(token, "/staff/" + user).done();
        assertThat(member.text("authority")).isEqualTo(tenant.reseller());
        assertThat(member.texts("permissions")).containsExactly("manage.clients:read");
    }

    /** A reseller sees nothing of other resellers: neither whence somebody comes nor whither. */
    @Test
    void movedToAnotherReseller_eachIsToldItsOwnHalf() {
        var north = Tenant.create(admin, "North");
        var south = Tenant.create(admin, "South");
        var path = "/staff/" + People.user(admin, "mover@example.com").hex();
        admin.put(admin.operator, path, staff(north.reseller(), "manage.audit:read")).done();
        admin.put(admin.operator, path, staff(south.reseller(), "manage.clients:read")).done();

        assertThat(audit(south)).contains("staff.create").doesNotContain(north.reseller());
        assertThat(audit(north)).contains("staff.delete").doesNotContain(south.reseller());
    }

    private String audit(Tenant of) {
        return admin.get(of.staff(), "/audit?limit=200").done().written();
    }

    @Test
    void reseller_cantChangeColleaguesPermissionsBeyondItsOwn() {
        var tenant = Tenant.create(admin, "North");
        var user = People.user(admin, "chief@example.com").hex();
        admin.put(
                        admin.operator,
                        "/staff/" + user,
                        staff(tenant.reseller(), "manage.clients:write", "manage.clients:read"))
                .done();
        var weak =
                admin.actor(
                        tenant.authority(),
                        EnumSet.of(
                                ManagementPermission.STAFF_WRITE,
                                ManagementPermission.CLIENTS_READ));
        assertThat(
                        admin.put(
                                        weak,
                                        "/staff/" + user,
                                        Map.of("permissions", List.of("manage.client:read")))
                                .invalid("permissions")
                                .message())
                .endsWith("there is no manage.client:read; did you mean manage.clients:read?");
        var less = Map.of("permissions", List.of("manage.clients:read"));
        admin.put(weak, "/staff/" + user, less).forbidden(RefusalCode.BEYOND_OWN);
        admin.delete(weak, "/staff/" + user).forbidden(RefusalCode.BEYOND_OWN);
        admin.put(weak, "/staff/" + user, Map.of("permissions", List.of("manage.clients:write")))
                .done();
    }

    @Test
    void anotherResellersStaff_andUsersWhoAreNone_areMissing() {
        var north = Tenant.create(admin, "North");
        var south = Tenant.create(admin, "South");
        var staff = People.user(admin, "s@example.com").hex();
        admin.put(admin.operator, "/staff/" + staff, staff(south.reseller())).done();
        var stranger = People.user(admin, "n@example.com").hex();
        var operator = operator("o@example.com", "manage.staff:write");
        for (var user : List.of(staff, stranger, operator, "f".repeat(24))) {
            var path = "/staff/" + user;
            admin.get(north.staff(), path).missing();
            admin.put(north.staff(), path, Map.of("permissions", List.of())).missing();
            admin.delete(north.staff(), path).missing();
        }
        admin.get(north.staff(), "/staff?authority=" + south.reseller()).invalid("authority");
        assertThat(admin.get(north.staff(), "/staff").done().texts("data")).isEmpty();
    }

    @Test
    void lastOperatorWhoCanMakeStaff_stays() {
        var only = operator("only@example.com", "manage.staff:write");
        admin.delete(admin.operator, "/staff/" + only).conflict();
        admin.put(admin.operator, "/staff/" + only, staff("operator")).conflict();
        operator("second@example.com", "manage.staff:write");
        admin.delete(admin.operator, "/staff/" + only).done();
    }

    @Test
    void lastOperatorWhoCanMakeStaff_isNotDisabled_alsoByOneWhoCant() {
        var only = operator("only@example.com", "manage.staff:write");
        operator("weak@example.com", "manage.clients:read");
        admin.post(admin.operator, "/users/" + only + "/disable", Map.of()).conflict();
        var second = operator("second@example.com", "manage.staff:write");
        admin.post(admin.operator, "/users/" + only + "/disable", Map.of()).done();
        admin.post(admin.operator, "/users/" + second + "/disable", Map.of()).conflict();
    }

    @Test
    void oneOperatorWhoCanMakeStaff_operatorsAreWarned_resellersAreNot() {
        assertThat(warnings(admin.operator)).isEmpty();
        var only = operator("only@example.com", "manage.staff:write");
        operator("weak@example.com", "manage.clients:read");
        assertThat(warnings(admin.operator))
                .singleElement()
                .asString()
                .startsWith("Only one operator can create staff.");
        assertThat(warnings(Tenant.create(admin, "North").staff())).isEmpty();
        operator("second@example.com", "manage.staff:write");
        assertThat(warnings(admin.operator)).isEmpty();
        admin.post(admin.operator, "/users/" + only + "/disable", Map.of()).done();
        assertThat(warnings(admin.operator)).hasSize(1);
    }

    private List<String> warnings(Actor actor) {
        return admin.get(actor, "/whoami").done().texts("warnings");
    }

    @Test
    void userWhoIsNoStaffAnyMore_isRefusedAtOnce() {
        var user = operator("gone@example.com", "manage.clients:read");
        admin.delete(admin.operator, "/staff/" + user).done();
        admin.get(admin.operator, "/staff/" + user).missing();
    }

    @Test
    void bootstrap_onceAndOnlyWhileThereIsNoOperator() {
        var bootstrap = admin.manage.bootstrap();
        var first = done(bootstrap.link()).link().reveal();
        var second = done(bootstrap.link()).link().reveal();
        var password = new Password(People.PASSWORD);
        assertThat(bootstrap.accept(first, "no address", "O", password, null, null))
                .isInstanceOf(Outcome.Invalid.class);
        assertThat(bootstrap.accept(first, "o@example.com", "O", new Password("x"), null, null))
                .isInstanceOf(Outcome.Invalid.class);
        var user = done(bootstrap.accept(first, "o@example.com", "O", password, null, null));
        assertThat(done(admin.manage.staff().get(Actor.system(), user)).permissions())
                .containsExactlyInAnyOrder(ManagementPermission.values());
        for (var link : List.of(first, second)) {
            assertThat(bootstrap.accept(link, "p@example.com", "P", password, null, null))
                    .isInstanceOf(Outcome.Missing.class);
        }
        assertThat(bootstrap.link())
                .isInstanceOfSatisfying(
                        Outcome.Forbidden.class,
                        refused ->
                                assertThat(refused.code()).isEqualTo(RefusalCode.OPERATOR_EXISTS));
    }

    @Test
    void bootstrapLink_isNoInvitation_andEndsAfterADay() {
        var bootstrap = admin.manage.bootstrap();
        var link = done(bootstrap.link()).link().reveal();
        assertThat(
                        admin.manage
                                .acceptInvitation()
                                .asNewUser(link, "O", new Password(People.PASSWORD), null, null))
                .isInstanceOf(Outcome.Missing.class);
        admin.clock.move(Duration.ofHours(24));
        assertThat(
                        bootstrap.accept(
                                link,
                                "o@example.com",
                                "O",
                                new Password(People.PASSWORD),
                                null,
                                null))
                .isInstanceOf(Outcome.Missing.class);
    }
}

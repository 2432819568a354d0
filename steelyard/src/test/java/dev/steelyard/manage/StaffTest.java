package dev.steelyard.manage;

import static dev.steelyard.manage.Steelyard.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
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
    private final Steelyard steelyard = new Steelyard(Databases.sqlite());

    @AfterEach
    void stop() {
        steelyard.close();
    }

    private static Map<String, Object> staff(String authority, String... permissions) {
        return Map.of("authority", authority, "permissions", List.of(permissions));
    }

    private String operator(String email, String... permissions) {
        var user = People.user(steelyard, email).hex();
        steelyard
                .put(steelyard.operator, "/staff/" + user, staff("operator", permissions))
                .expect(200);
        return user;
    }

    @Test
    void reseller_givesOnlyWhatItHolds() {
        var tenant = Tenant.make(steelyard, "North");
        var token =
                steelyard.token(
                        tenant.authority(),
                        EnumSet.of(
                                ManagementPermission.STAFF_WRITE,
                                ManagementPermission.CLIENTS_READ));
        var email = "rita@example.com";
        steelyard
                .post(
                        token,
                        "/staff-invitations",
                        Map.of("email", email, "permissions", List.of("manage.clients:write")))
                .refused(403, "beyond_own");
        steelyard
                .post(
                        token,
                        "/staff-invitations",
                        Map.of("email", email, "permissions", List.of("manage.resellers:write")))
                .invalid("permissions");
        steelyard
                .post(
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
                steelyard
                        .post(
                                token,
                                "/staff-invitations",
                                Map.of(
                                        "email",
                                        email,
                                        "permissions",
                                        List.of("manage.clients:read")))
                        .expect(201)
                        .secretOfLink();
        var user = People.accept(steelyard, link, "Rita").hex();
        var member = steelyard.get(token, "/staff/" + user).expect(200);
        assertThat(member.text("authority")).isEqualTo(tenant.reseller());
        assertThat(member.texts("permissions")).containsExactly("manage.clients:read");
    }

    /** A reseller sees nothing of other resellers: neither whence somebody comes nor whither. */
    @Test
    void movedToAnotherReseller_eachIsToldItsOwnHalf() {
        var north = Tenant.make(steelyard, "North");
        var south = Tenant.make(steelyard, "South");
        var path = "/staff/" + People.user(steelyard, "mover@example.com").hex();
        steelyard
                .put(steelyard.operator, path, staff(north.reseller(), "manage.audit:read"))
                .expect(200);
        steelyard
                .put(steelyard.operator, path, staff(south.reseller(), "manage.clients:read"))
                .expect(200);

        assertThat(audit(south)).contains("staff.create").doesNotContain(north.reseller());
        assertThat(audit(north)).contains("staff.delete").doesNotContain(south.reseller());
    }

    private String audit(Tenant of) {
        return steelyard.get(of.token(), "/audit?limit=200").expect(200).response().body();
    }

    @Test
    void reseller_cantChangeColleaguesPermissionsBeyondItsOwn() {
        var tenant = Tenant.make(steelyard, "North");
        var user = People.user(steelyard, "chief@example.com").hex();
        steelyard
                .put(
                        steelyard.operator,
                        "/staff/" + user,
                        staff(tenant.reseller(), "manage.clients:write", "manage.clients:read"))
                .expect(200);
        var weak =
                steelyard.token(
                        tenant.authority(),
                        EnumSet.of(
                                ManagementPermission.STAFF_WRITE,
                                ManagementPermission.CLIENTS_READ));
        assertThat(
                        steelyard
                                .put(
                                        weak,
                                        "/staff/" + user,
                                        Map.of("permissions", List.of("manage.client:read")))
                                .invalid("permissions")
                                .message())
                .endsWith("there is no manage.client:read; did you mean manage.clients:read?");
        var less = Map.of("permissions", List.of("manage.clients:read"));
        steelyard.put(weak, "/staff/" + user, less).refused(403, "beyond_own");
        steelyard.delete(weak, "/staff/" + user).refused(403, "beyond_own");
        steelyard
                .put(weak, "/staff/" + user, Map.of("permissions", List.of("manage.clients:write")))
                .expect(200);
    }

    @Test
    void anotherResellersStaff_andUsersWhoAreNone_areMissing() {
        var north = Tenant.make(steelyard, "North");
        var south = Tenant.make(steelyard, "South");
        var staff = People.user(steelyard, "s@example.com").hex();
        steelyard.put(steelyard.operator, "/staff/" + staff, staff(south.reseller())).expect(200);
        var nobody = People.user(steelyard, "n@example.com").hex();
        var operator = operator("o@example.com", "manage.staff:write");
        for (var user : List.of(staff, nobody, operator, "f".repeat(24))) {
            var path = "/staff/" + user;
            steelyard.get(north.token(), path).refused(404, "not_found");
            steelyard
                    .put(north.token(), path, Map.of("permissions", List.of()))
                    .refused(404, "not_found");
            steelyard.delete(north.token(), path).refused(404, "not_found");
        }
        steelyard.get(north.token(), "/staff?authority=" + south.reseller()).invalid("authority");
        assertThat(steelyard.get(north.token(), "/staff").expect(200).texts("data")).isEmpty();
    }

    @Test
    void lastOperatorWhoCanMakeStaff_stays() {
        var only = operator("only@example.com", "manage.staff:write");
        steelyard.delete(steelyard.operator, "/staff/" + only).refused(409, "conflict");
        steelyard
                .put(steelyard.operator, "/staff/" + only, staff("operator"))
                .refused(409, "conflict");
        operator("second@example.com", "manage.staff:write");
        steelyard.delete(steelyard.operator, "/staff/" + only).expect(204);
    }

    @Test
    void userWhoIsNoStaffAnyMore_isRefusedAtOnce() {
        var user = operator("gone@example.com", "manage.clients:read");
        steelyard.delete(steelyard.operator, "/staff/" + user).expect(204);
        steelyard.get(steelyard.operator, "/staff/" + user).refused(404, "not_found");
    }

    @Test
    void bootstrap_onceAndOnlyWhileThereIsNoOperator() {
        var bootstrap = steelyard.manage.bootstrap();
        var first = done(bootstrap.link()).link().reveal();
        var second = done(bootstrap.link()).link().reveal();
        var password = new Password(People.PASSWORD);
        assertThat(bootstrap.accept(first, "no address", "O", password, null, null))
                .isInstanceOf(Outcome.Invalid.class);
        assertThat(bootstrap.accept(first, "o@example.com", "O", new Password("x"), null, null))
                .isInstanceOf(Outcome.Invalid.class);
        var user = done(bootstrap.accept(first, "o@example.com", "O", password, null, null));
        assertThat(done(steelyard.manage.staff().get(Actor.system(), user)).permissions())
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
        var bootstrap = steelyard.manage.bootstrap();
        var link = done(bootstrap.link()).link().reveal();
        assertThat(
                        steelyard
                                .manage
                                .acceptInvitation()
                                .asNewUser(link, "O", new Password(People.PASSWORD), null, null))
                .isInstanceOf(Outcome.Missing.class);
        steelyard.clock.move(Duration.ofHours(24));
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

package dev.steelyard.admin.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.People;
import dev.steelyard.admin.running.Result;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.idempotency.IdempotencyKeyLimits;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.user.Password;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How much there may be of each, with limits that are soon reached. */
class LimitsTest {
    private static final Administration ADMIN =
            new Administration(
                    new Limits(
                            2, 2, 1, 2, 1, 1, 2, new IdempotencyKeyLimits(Duration.ofHours(1), 2)));

    static {
        Catalogue.create(ADMIN);
    }

    private final Tenant tenant = Tenant.create(ADMIN, "North");

    @AfterAll
    static void stop() {
        ADMIN.close();
    }

    @Test
    void clients_oneMoreIsRefused_inThisApplicationOnly() {
        tenant.client(ADMIN);
        tenant.client(ADMIN);
        var refused = make(Map.of()).forbidden(RefusalCode.LIMIT_REACHED);
        assertThat(refused.message()).contains("at most 2 clients");
        assertThat(clients()).isEqualTo(2);
        Tenant.create(ADMIN, "South").client(ADMIN);
    }

    @Test
    void roles_oneMoreIsRefused() {
        tenant.role(ADMIN, "A");
        tenant.role(ADMIN, "B");
        ADMIN.post(
                        tenant.staff(),
                        tenant.path("/roles"),
                        Map.of("name", "C", "permissions", List.of()))
                .forbidden(RefusalCode.LIMIT_REACHED);
    }

    @Test
    void members_oneMoreIsNotInvited_andALinkFromBeforeDoesNotLetOneIn() {
        var first = invite("first" + tenant.application() + "@example.com").done();
        var second = invite("second" + tenant.application() + "@example.com").done();
        People.accept(ADMIN, first.secretOfLink(), "First");

        invite("third@example.com").forbidden(RefusalCode.LIMIT_REACHED);
        var late =
                ADMIN.manage
                        .acceptInvitation()
                        .asNewUser(
                                second.secretOfLink(),
                                "Second",
                                new Password(People.PASSWORD),
                                null,
                                null);
        assertThat(late.toString()).contains("LIMIT_REACHED");
    }

    @Test
    void invitations_oneMoreOpenOneIsRefused_untilOneIsOver() {
        var first = invite("a" + tenant.application() + "@example.com").done();
        invite("b" + tenant.application() + "@example.com").done();
        var refused = invite("c@example.com").forbidden(RefusalCode.LIMIT_REACHED);
        assertThat(refused.message()).contains("at most 2 open invitations");
        ADMIN.delete(tenant.staff(), "/invitations/" + first.text("_id")).done();
        invite("c@example.com").done();
        Tenant south = Tenant.create(ADMIN, "South");
        ADMIN.post(
                        south.staff(),
                        south.path("/invitations"),
                        Map.of("email", "d@example.com", "roles", List.of()))
                .done();
    }

    @Test
    void staffInvitations_oneMoreOpenOneIsRefused_toThisStaffOnly() {
        inviteStaff(tenant, "a@example.com").done();
        inviteStaff(tenant, "b@example.com").done();
        inviteStaff(tenant, "c@example.com").forbidden(RefusalCode.LIMIT_REACHED);
        inviteStaff(Tenant.create(ADMIN, "South"), "c@example.com").done();
    }

    private static Result inviteStaff(Tenant tenant, String email) {
        return ADMIN.post(
                tenant.staff(),
                "/staff-invitations",
                Map.of("email", email, "permissions", List.of()));
    }

    @Test
    void urisOfAClient_areCounted_alsoByChange() {
        var two = List.of("https://a.example.com/cb", "https://b.example.com/cb");
        make(Map.of("redirect_uris", two)).invalid("redirect_uris");
        make(Map.of("post_logout_redirect_uris", two)).invalid("post_logout_redirect_uris");
        make(Map.of("origins", List.of("https://a.example.com", "https://b.example.com")))
                .invalid("origins");
        var id = make(Map.of()).done().text("_id");
        ADMIN.patch(tenant.staff(), "/clients/" + id, Map.of("redirect_uris", two))
                .invalid("redirect_uris");
    }

    @Test
    void credentials_oneMoreLiveOneIsRefused() {
        var path = "/clients/" + tenant.client(ADMIN).text("_id") + "/api-keys";
        ADMIN.post(tenant.staff(), path, Map.of()).done();
        ADMIN.post(tenant.staff(), path, Map.of()).forbidden(RefusalCode.TOO_MANY_CREDENTIALS);
    }

    @Test
    void clientOfNoRole_thatActsForItself_isAnsweredWithAWarning() {
        var made = tenant.client(ADMIN);
        assertThat(made.texts("warnings")).singleElement().asString().contains("no permissions");
        var roles = Map.of("roles", List.of(tenant.role(ADMIN, "A")));
        var changed = ADMIN.patch(tenant.staff(), "/clients/" + made.text("_id"), roles);
        assertThat(changed.done().texts("warnings")).isEmpty();
    }

    @Test
    void clientForDevices_whereTheyAreOff_isAnsweredWithAWarning() {
        var device = "urn:ietf:params:oauth:grant-type:device_code";
        var made = make(Map.of("grant_types", List.of("authorization_code", device))).done();
        assertThat(made.texts("warnings")).singleElement().asString().contains(device + " disabled");
    }

    @Test
    void hostBeyondAscii_isStoredInPunycode_andAnsweredWithAWarning() {
        var made = make(Map.of("redirect_uris", List.of("https://www.\u0430pple.com/cb")));
        made.done();
        assertThat(made.texts("redirect_uris")).containsExactly("https://www.xn--pple-43d.com/cb");
        assertThat(made.texts("warnings"))
                .singleElement()
                .asString()
                .contains("www.xn--pple-43d.com", "Latin and Cyrillic");
        var path = "/clients/" + made.text("_id");
        var changed =
                ADMIN.patch(
                        tenant.staff(),
                        path,
                        Map.of("redirect_uris", List.of("https://app.example.com/cb")));
        assertThat(changed.done().texts("warnings")).isEmpty();
        ADMIN.patch(
                        tenant.staff(),
                        path,
                        Map.of("redirect_uris", List.of("https://stra\u00dfe.example/cb")))
                .invalid("redirect_uris");
    }

    private Result make(Map<String, Object> more) {
        var client = new HashMap<String, Object>(more);
        client.put("name", "Client");
        client.put("type", "confidential");
        client.putIfAbsent("grant_types", List.of("authorization_code"));
        client.putIfAbsent("redirect_uris", List.of("https://app.example.com/cb"));
        return ADMIN.post(tenant.staff(), tenant.path("/clients"), client);
    }

    private Result invite(String email) {
        return ADMIN.post(
                tenant.staff(),
                tenant.path("/invitations"),
                Map.of("email", email, "roles", List.of()));
    }

    private int clients() {
        return ADMIN.get(tenant.staff(), tenant.path("/clients")).data().size();
    }
}

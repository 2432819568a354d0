package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Limits;
import dev.steelyard.domain.idempotency.IdempotencyKeyLimits;
import dev.steelyard.domain.user.Password;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How much there may be of each, with limits that are soon reached. */
class LimitsTest {
    private static final Steelyard STEELYARD =
            new Steelyard(
                    Databases.sqlite(),
                    new Limits(
                            2, 2, 1, 2, 1, 1, 2, new IdempotencyKeyLimits(Duration.ofHours(1), 2)));

    static {
        Platform.make(STEELYARD);
    }

    private final Tenant tenant = Tenant.make(STEELYARD, "North");

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    @Test
    void clients_oneMoreIsRefused_inThisApplicationOnly() {
        tenant.client(STEELYARD);
        tenant.client(STEELYARD);
        var refused = make(Map.of()).refused(403, "limit_reached");
        assertThat(refused.message()).contains("at most 2 clients");
        assertThat(clients()).isEqualTo(2);
        Tenant.make(STEELYARD, "South").client(STEELYARD);
    }

    @Test
    void roles_oneMoreIsRefused() {
        tenant.role(STEELYARD, "A");
        tenant.role(STEELYARD, "B");
        STEELYARD
                .post(
                        tenant.token(),
                        tenant.path("/roles"),
                        Map.of("name", "C", "permissions", List.of()))
                .refused(403, "limit_reached");
    }

    @Test
    void members_oneMoreIsNotInvited_andALinkFromBeforeDoesNotLetOneIn() {
        var first = invite("first" + tenant.application() + "@example.com").expect(201);
        var second = invite("second" + tenant.application() + "@example.com").expect(201);
        People.accept(STEELYARD, first.secretOfLink(), "First");

        invite("third@example.com").refused(403, "limit_reached");
        var late =
                STEELYARD
                        .manage
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
        var first = invite("a" + tenant.application() + "@example.com").expect(201);
        invite("b" + tenant.application() + "@example.com").expect(201);
        var refused = invite("c@example.com").refused(403, "limit_reached");
        assertThat(refused.message()).contains("at most 2 open invitations");
        STEELYARD.delete(tenant.token(), "/invitations/" + first.text("_id")).expect(204);
        invite("c@example.com").expect(201);
        Tenant south = Tenant.make(STEELYARD, "South");
        STEELYARD
                .post(
                        south.token(),
                        south.path("/invitations"),
                        Map.of("email", "d@example.com", "roles", List.of()))
                .expect(201);
    }

    @Test
    void staffInvitations_oneMoreOpenOneIsRefused_toThisStaffOnly() {
        inviteStaff(tenant, "a@example.com").expect(201);
        inviteStaff(tenant, "b@example.com").expect(201);
        inviteStaff(tenant, "c@example.com").refused(403, "limit_reached");
        inviteStaff(Tenant.make(STEELYARD, "South"), "c@example.com").expect(201);
    }

    private static Answered inviteStaff(Tenant tenant, String email) {
        return STEELYARD.post(
                tenant.token(),
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
        var id = make(Map.of()).expect(201).text("_id");
        STEELYARD
                .patch(tenant.token(), "/clients/" + id, Map.of("redirect_uris", two))
                .invalid("redirect_uris");
    }

    @Test
    void credentials_oneMoreLiveOneIsRefused() {
        var path = "/clients/" + tenant.client(STEELYARD).text("_id") + "/api-keys";
        STEELYARD.post(tenant.token(), path, Map.of()).expect(201);
        STEELYARD.post(tenant.token(), path, Map.of()).refused(403, "too_many_credentials");
    }

    @Test
    void clientOfNoRole_thatActsForItself_isAnsweredWithAWarning() {
        var made = tenant.client(STEELYARD);
        assertThat(made.texts("warnings")).singleElement().asString().contains("may do nothing");
        var roles = Map.of("roles", List.of(tenant.role(STEELYARD, "A")));
        var changed = STEELYARD.patch(tenant.token(), "/clients/" + made.text("_id"), roles);
        assertThat(changed.expect(200).texts("warnings")).isEmpty();
    }

    @Test
    void clientForDevices_whereTheyAreOff_isAnsweredWithAWarning() {
        var device = "urn:ietf:params:oauth:grant-type:device_code";
        var made = make(Map.of("grant_types", List.of("authorization_code", device))).expect(201);
        assertThat(made.texts("warnings")).singleElement().asString().contains(device + " off");
    }

    @Test
    void hostBeyondAscii_isStoredInPunycode_andAnsweredWithAWarning() {
        var made = make(Map.of("redirect_uris", List.of("https://www.\u0430pple.com/cb")));
        made.expect(201);
        assertThat(made.texts("redirect_uris")).containsExactly("https://www.xn--pple-43d.com/cb");
        assertThat(made.texts("warnings"))
                .singleElement()
                .asString()
                .contains("www.xn--pple-43d.com", "Latin and Cyrillic");
        var path = "/clients/" + made.text("_id");
        var changed =
                STEELYARD.patch(
                        tenant.token(),
                        path,
                        Map.of("redirect_uris", List.of("https://app.example.com/cb")));
        assertThat(changed.expect(200).texts("warnings")).isEmpty();
        STEELYARD
                .patch(
                        tenant.token(),
                        path,
                        Map.of("redirect_uris", List.of("https://stra\u00dfe.example/cb")))
                .invalid("redirect_uris");
    }

    private Answered make(Map<String, Object> more) {
        var client = new HashMap<String, Object>(more);
        client.put("name", "Client");
        client.put("type", "confidential");
        client.putIfAbsent("grant_types", List.of("authorization_code"));
        client.putIfAbsent("redirect_uris", List.of("https://app.example.com/cb"));
        return STEELYARD.post(tenant.token(), tenant.path("/clients"), client);
    }

    private Answered invite(String email) {
        return STEELYARD.post(
                tenant.token(),
                tenant.path("/invitations"),
                Map.of("email", email, "roles", List.of()));
    }

    private int clients() {
        return STEELYARD.get(tenant.token(), tenant.path("/clients")).json().path("data").size();
    }
}

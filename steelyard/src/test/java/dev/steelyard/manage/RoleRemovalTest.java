package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.permission.ManagementPermission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who loses a role that is deleted. */
class RoleRemovalTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());

    private Tenant tenant = new Tenant("", "", "");
    private String role = "";
    private String client = "";
    private String member = "";
    private String invitation = "";
    private String initialAccessToken = "";

    @BeforeAll
    static void platform() {
        Platform.make(STEELYARD);
    }

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    @BeforeEach
    void give() {
        tenant = Tenant.make(STEELYARD, "North");
        role = tenant.role(STEELYARD, "Reader", "documents:read");
        client = tenant.client(STEELYARD, role).text("_id");
        tenant.client(STEELYARD);
        member = People.accept(STEELYARD, invite("a" + role).secretOfLink(), "Anna").hex();
        invitation = invite("b" + role).text("_id");
        initialAccessToken = token(role);
        token();
    }

    private String token(String... roles) {
        var body =
                Map.of(
                        "name",
                        "Scales",
                        "grant_types",
                        List.of("client_credentials"),
                        "roles",
                        List.of(roles),
                        "expires",
                        STEELYARD.clock.instant().plus(Duration.ofHours(1)).toString());
        return STEELYARD
                .post(tenant.token(), tenant.path("/initial-access-tokens"), body)
                .expect(201)
                .text("_id");
    }

    private Answered invite(String name) {
        var body = Map.of("email", name + "@example.com", "roles", List.of(role));
        return STEELYARD.post(tenant.token(), tenant.path("/invitations"), body).expect(201);
    }

    @Test
    void tried_saysWhoWouldLoseIt_andTakesNothing() {
        var tried = delete(tenant.token(), "?dry_run=true");

        assertThat(tried.json().path("dry_run").asBoolean()).isTrue();
        assertThat(tried.text("name")).isEqualTo("Reader");
        saysWho(tried);
        assertThat(STEELYARD.get(tenant.token(), "/clients/" + client).texts("roles"))
                .containsExactly(role);
        saysWho(delete(tenant.token(), "?dry_run=true"));
    }

    @Test
    void deleted_saysWhoHadIt_andTheyHaveItNoMore() {
        var deleted = delete(tenant.token(), "");

        assertThat(deleted.json().path("dry_run").asBoolean()).isFalse();
        saysWho(deleted);
        var path = "/roles/" + role;
        STEELYARD.get(tenant.token(), path).refused(404, "not_found");
        STEELYARD.delete(tenant.token(), path).refused(404, "not_found");
        STEELYARD.delete(tenant.token(), path + "?dry_run=true").refused(404, "not_found");
        for (var holder : List.of("/clients/" + client, tenant.path("/members/" + member))) {
            assertThat(STEELYARD.get(tenant.token(), holder).texts("roles")).isEmpty();
        }
    }

    @Test
    void whoMayNotListThem_isToldHowMany() {
        var permissions = Set.of(ManagementPermission.ROLES_READ, ManagementPermission.ROLES_WRITE);
        var answer = delete(STEELYARD.token(tenant.authority(), permissions), "");

        for (var kind : List.of("clients", "members", "invitations", "initial_access_tokens")) {
            assertThat(answer.json().path(kind).path("count").asInt()).isEqualTo(1);
            assertThat(answer.json().path(kind).path("ids").size()).isZero();
        }
    }

    @Test
    void tried_isRefusedAsItWouldBe() {
        STEELYARD
                .delete(tenant.token(), "/roles/" + role + "?dry_run=true", "if-match", "\"9\"")
                .refused(412, "version_mismatch");
        STEELYARD.delete(tenant.token(), "/roles/" + role + "?dry_run=maybe").invalid("dry_run");
        var reader = STEELYARD.token(tenant.authority(), Set.of(ManagementPermission.ROLES_READ));
        STEELYARD
                .delete(reader, "/roles/" + role + "?dry_run=true")
                .refused(403, "permission_missing");
        var south = Tenant.make(STEELYARD, "South");
        STEELYARD
                .delete(south.token(), "/roles/" + role + "?dry_run=true")
                .refused(404, "not_found");
    }

    private Answered delete(String token, String query) {
        return STEELYARD.delete(token, "/roles/" + role + query).expect(200);
    }

    @Test
    void deleted_isRecorded_withAllWhoHadIt() {
        delete(tenant.token(), "");

        var event =
                STEELYARD
                        .get(tenant.token(), "/audit?limit=1&type=role&id=" + role)
                        .expect(200)
                        .json()
                        .path("data")
                        .path(0);
        assertThat(event.path("action").asString()).isEqualTo("role.delete");
        who().forEach(
                        (kind, id) ->
                                assertThat(event.path("difference").path("before").path(kind))
                                        .as(kind)
                                        .extracting(JsonNode::asString)
                                        .containsExactly(id));
    }

    private Map<String, String> who() {
        return Map.of(
                "clients",
                client,
                "members",
                member,
                "invitations",
                invitation,
                "initial_access_tokens",
                initialAccessToken);
    }

    private void saysWho(Answered answer) {
        who().forEach(
                        (kind, id) -> {
                            var losers = answer.json().path(kind);
                            assertThat(losers.path("count").asInt()).isEqualTo(1);
                            assertThat(losers.path("ids").toString()).isEqualTo("[\"" + id + "\"]");
                        });
    }
}

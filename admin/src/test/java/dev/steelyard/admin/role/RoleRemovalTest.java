package dev.steelyard.admin.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.People;
import dev.steelyard.admin.running.Result;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who loses a role that is deleted. */
@SuppressWarnings("NullAway.Init")
class RoleRemovalTest {
    private static final Administration ADMIN = new Administration();

    private Tenant tenant;
    private String role = "";
    private String client = "";
    private String member = "";
    private String invitation = "";
    private String initialAccessToken = "";

    @BeforeAll
    static void catalogue() {
        Catalogue.create(ADMIN);
    }

    @AfterAll
    static void stop() {
        ADMIN.close();
    }

    @BeforeEach
    void give() {
        tenant = Tenant.create(ADMIN, "North");
        role = tenant.role(ADMIN, "Reader", "documents:read");
        client = tenant.client(ADMIN, role).text("_id");
        tenant.client(ADMIN);
        member = People.accept(ADMIN, invite("a" + role).secretOfLink(), "Anna").hex();
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
                        ADMIN.clock.instant().plus(Duration.ofHours(1)).toString());
        return ADMIN.post(tenant.staff(), tenant.path("/initial-access-tokens"), body)
                .done()
                .text("_id");
    }

    private Result invite(String name) {
        var body = Map.of("email", name + "@example.com", "roles", List.of(role));
        return ADMIN.post(tenant.staff(), tenant.path("/invitations"), body).done();
    }

    @Test
    void tried_saysWhoWouldLoseIt_andTakesNothing() {
        var tried = delete(tenant.staff(), "?dry_run=true");

        assertThat(tried.flag("dry_run")).isTrue();
        assertThat(tried.text("name")).isEqualTo("Reader");
        saysWho(tried);
        assertThat(ADMIN.get(tenant.staff(), "/clients/" + client).texts("roles"))
                .containsExactly(role);
        saysWho(delete(tenant.staff(), "?dry_run=true"));
    }

    @Test
    void deleted_saysWhoHadIt_andTheyHaveItNoMore() {
        var deleted = delete(tenant.staff(), "");

        assertThat(deleted.flag("dry_run")).isFalse();
        saysWho(deleted);
        var path = "/roles/" + role;
        ADMIN.get(tenant.staff(), path).missing();
        ADMIN.delete(tenant.staff(), path).missing();
        ADMIN.delete(tenant.staff(), path + "?dry_run=true").missing();
        for (var holder : List.of("/clients/" + client, tenant.path("/members/" + member))) {
            assertThat(ADMIN.get(tenant.staff(), holder).texts("roles")).isEmpty();
        }
    }

    @Test
    void whoMayNotListThem_isToldHowMany() {
        var permissions = Set.of(ManagementPermission.ROLES_READ, ManagementPermission.ROLES_WRITE);
        var answer = delete(ADMIN.actor(tenant.authority(), permissions), "");

        for (var kind : List.of("clients", "members", "invitations", "initial_access_tokens")) {
            assertThat(answer.members().object(kind).number("count")).isEqualTo(1);
            assertThat(answer.members().object(kind).texts("ids").size()).isZero();
        }
    }

    @Test
    void tried_isRefusedAsItWouldBe() {
        ADMIN.delete(tenant.staff(), "/roles/" + role + "?dry_run=true", 9).conflict();
        var reader = ADMIN.actor(tenant.authority(), Set.of(ManagementPermission.ROLES_READ));
        ADMIN.delete(reader, "/roles/" + role + "?dry_run=true")
                .forbidden(RefusalCode.PERMISSION_MISSING);
        var south = Tenant.create(ADMIN, "South");
        ADMIN.delete(south.staff(), "/roles/" + role + "?dry_run=true").missing();
    }

    private Result delete(Actor token, String query) {
        return ADMIN.delete(token, "/roles/" + role + query).done();
    }

    @Test
    void deleted_isRecorded_withAllWhoHadIt() {
        delete(tenant.staff(), "");

        var event =
                ADMIN.get(tenant.staff(), "/audit?limit=1&type=role&id=" + role)
                        .done()
                        .data()
                        .getFirst();
        assertThat(event.text("action")).isEqualTo("role.delete");
        who().forEach(
                        (kind, id) ->
                                assertThat(event.object("difference").object("before").texts(kind))
                                        .as(kind)
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

    private void saysWho(Result answer) {
        who().forEach(
                        (kind, id) -> {
                            var losers = answer.members().object(kind);
                            assertThat(losers.number("count")).isEqualTo(1);
                            assertThat(losers.texts("ids")).containsExactly(id);
                        });
    }
}

package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.invitation.AcceptedInvitation;
import dev.steelyard.admin.link.CreatedInvitation;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.derivation.PrincipalStateService;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.principal.PrincipalState;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.user.Password;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Invitations by a principal inside an application: no more than it holds there (rule 3). */
class InviteWithinTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());
    private static final Platform PLATFORM = Platform.make(STEELYARD);

    private final Tenant tenant = Tenant.make(STEELYARD, "North");
    private final String email = "x" + tenant.reseller() + "@example.com";
    private final String manager;
    private final String client;

    InviteWithinTest() {
        var special = Platform.ceiling("documents:read", "documents:write", "users:manage");
        STEELYARD
                .put(STEELYARD.operator, "/resellers/" + tenant.reseller() + "/ceiling", special)
                .expect(200);
        STEELYARD.put(tenant.token(), tenant.path("/ceiling"), special).expect(200);
        manager = tenant.role(STEELYARD, "Manager", "users:manage", "documents:read");
        tenant.role(STEELYARD, "Reader", "documents:read");
        tenant.role(STEELYARD, "Writer", "documents:write");
        client = tenant.client(STEELYARD, manager).text("_id");
    }

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    private PrincipalState inviter() {
        var at = new Id<ResourceServer>(PLATFORM.resourceServer());
        return STEELYARD.store.read(
                tx ->
                        PrincipalStateService.state(
                                tx,
                                new PrincipalRef(new Id<Client>(client), null),
                                tx.resourceServers().find(at).orElseThrow(),
                                STEELYARD.clock.instant()));
    }

    private Outcome<CreatedInvitation> invite(Set<String> permissions, String... roles) {
        return STEELYARD
                .manage
                .inviteWithin()
                .invite(
                        inviter(),
                        new Id<>(PLATFORM.resourceServer()),
                        permissions,
                        email,
                        Set.of(roles),
                        null,
                        null);
    }

    private static void assertForbidden(Outcome<CreatedInvitation> outcome, RefusalCode code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Forbidden.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void roleThatItHolds_isGiven_inItsOwnName() {
        assertThat(invite(inviter().permissions(), "Reader")).isInstanceOf(Outcome.Done.class);
        assertThat(STEELYARD.get(tenant.token(), "/audit?limit=200").json().path("data").values())
                .anySatisfy(
                        event -> {
                            assertThat(event.path("action").asString())
                                    .isEqualTo("invitation.create");
                            assertThat(event.path("actor").asString())
                                    .isEqualTo("client:" + client);
                        });
    }

    /** Rule 9: who is in touch with the customer's people by its API is not the reseller. */
    @Test
    void addressAndWhence_areNotToldToTheReseller() {
        var made = Steelyard.done(invite(inviter().permissions(), "Reader"));
        var path = tenant.path("/invitations");
        assertThat(STEELYARD.get(tenant.token(), path).json().at("/data/0/inviter").asString())
                .isEqualTo("client:" + client);
        assertNothingTold(STEELYARD.get(tenant.token(), path));
        assertThat(STEELYARD.get(STEELYARD.operator, path).response().body()).contains(email);
        Steelyard.done(
                STEELYARD
                        .manage
                        .acceptInvitation()
                        .asNewUser(
                                made.link().reveal(),
                                "X",
                                new Password(People.PASSWORD),
                                "192.0.2.77",
                                "request"));
        var cancelled = Steelyard.done(invite(inviter().permissions(), "Reader"));
        STEELYARD.delete(tenant.token(), "/invitations/" + cancelled.id()).expect(204);
        var audit = STEELYARD.get(tenant.token(), "/audit?limit=200");
        assertThat(audit.response().body())
                .contains("invitation.create", "invitation.accept", "invitation.delete");
        assertNothingTold(audit);
    }

    private void assertNothingTold(Answered answered) {
        assertThat(answered.expect(200).response().body()).doesNotContain(email, "192.0.2.77");
    }

    @Test
    void roleThatHoldsMore_isForbidden_alsoWhileACeilingHidesIt() {
        assertForbidden(
                invite(inviter().permissions(), "Reader", "Writer"), RefusalCode.BEYOND_OWN);
        STEELYARD
                .put(
                        tenant.token(),
                        tenant.path("/ceiling"),
                        Platform.ceiling("documents:read", "users:manage"))
                .expect(200);
        assertForbidden(invite(inviter().permissions(), "Writer"), RefusalCode.BEYOND_OWN);
    }

    @Test
    void tokenWhoseScopesCutIt_isForbidden() {
        assertForbidden(invite(Set.of("documents:read"), "Reader"), RefusalCode.PERMISSION_MISSING);
        assertForbidden(invite(Set.of("users:manage"), "Reader"), RefusalCode.BEYOND_OWN);
    }

    @Test
    void unknownRole_andOneOfAnotherApplication_areInvalid() {
        Tenant.make(STEELYARD, "South").role(STEELYARD, "Elsewhere");
        for (var role : Set.of("Nowhere", "Elsewhere")) {
            assertThat(invite(inviter().permissions(), role)).isInstanceOf(Outcome.Invalid.class);
        }
    }

    @Test
    void suspendedClient_invitesNobody() {
        STEELYARD.post(tenant.token(), "/clients/" + client + "/suspend", Map.of()).expect(200);
        assertThat(invite(Set.of("users:manage", "documents:read"), "Reader"))
                .isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void inviterWhoLostItMeanwhile_givesNothing() {
        var first = link();
        var second = link();
        STEELYARD.post(tenant.token(), "/clients/" + client + "/suspend", Map.of()).expect(200);
        assertThat(accept(first)).isInstanceOf(Outcome.Missing.class);
        STEELYARD.post(tenant.token(), "/clients/" + client + "/revive", Map.of()).expect(200);
        STEELYARD
                .patch(tenant.token(), "/roles/" + manager, Platform.ceiling("users:manage"))
                .expect(200);
        assertThat(accept(first)).isInstanceOf(Outcome.Missing.class);
        STEELYARD
                .patch(tenant.token(), "/roles/" + manager, Platform.ceiling("documents:read"))
                .expect(200);
        assertThat(accept(first)).isInstanceOf(Outcome.Missing.class);
        STEELYARD
                .patch(
                        tenant.token(),
                        "/roles/" + manager,
                        Platform.ceiling("documents:read", "users:manage"))
                .expect(200);
        assertThat(accept(second)).isInstanceOf(Outcome.Done.class);
    }

    private String link() {
        return Steelyard.done(invite(inviter().permissions(), "Reader")).link().reveal();
    }

    private static Outcome<AcceptedInvitation> accept(String link) {
        return STEELYARD
                .manage
                .acceptInvitation()
                .asNewUser(link, "X", new Password(People.PASSWORD), null, null);
    }
}

package dev.steelyard.admin.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.link.CreatedInvitation;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.People;
import dev.steelyard.admin.running.Result;
import dev.steelyard.admin.running.Tenant;
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
    private static final Administration ADMIN = new Administration();
    private static final Catalogue PLATFORM = Catalogue.create(ADMIN);

    private final Tenant tenant = Tenant.create(ADMIN, "North");
    private final String email = "x" + tenant.reseller() + "@example.com";
    private final String manager;
    private final String client;

    InviteWithinTest() {
        var special = Catalogue.ceiling("documents:read", "documents:write", "users:manage");
        ADMIN.put(ADMIN.operator, "/resellers/" + tenant.reseller() + "/ceiling", special).done();
        ADMIN.put(tenant.staff(), tenant.path("/ceiling"), special).done();
        manager = tenant.role(ADMIN, "Manager", "users:manage", "documents:read");
        tenant.role(ADMIN, "Reader", "documents:read");
        tenant.role(ADMIN, "Writer", "documents:write");
        client = tenant.client(ADMIN, manager).text("_id");
    }

    @AfterAll
    static void stop() {
        ADMIN.close();
    }

    private PrincipalState inviter() {
        var at = new Id<ResourceServer>(PLATFORM.resourceServer());
        return ADMIN.store()
                .read(
                        tx ->
                                PrincipalStateService.state(
                                        tx,
                                        new PrincipalRef(new Id<Client>(client), null),
                                        tx.resourceServers().find(at).orElseThrow(),
                                        ADMIN.clock.instant()));
    }

    private Outcome<CreatedInvitation> invite(Set<String> permissions, String... roles) {
        return ADMIN.manage
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
        assertThat(ADMIN.get(tenant.staff(), "/audit?limit=200").data())
                .anySatisfy(
                        event -> {
                            assertThat(event.text("action")).isEqualTo("invitation.create");
                            assertThat(event.text("actor")).isEqualTo("client:" + client);
                        });
    }

    @Test
    void acceptedInvitation_namesTheClientThatInvited() {
        var made = Administration.done(invite(inviter().permissions(), "Reader"));
        var accepted =
                Administration.done(
                        ADMIN.manage
                                .acceptInvitation()
                                .asNewUser(
                                        made.link().reveal(),
                                        "X",
                                        new Password(People.PASSWORD),
                                        null,
                                        null));
        assertThat(accepted.client()).isEqualTo(new Id<Client>(client));
    }

    /** Rule 9: who is in touch with the customer's people by its API is not the reseller. */
    @Test
    void addressAndWhence_areNotToldToTheReseller() {
        var made = Administration.done(invite(inviter().permissions(), "Reader"));
        var path = tenant.path("/invitations");
        assertThat(ADMIN.get(tenant.staff(), path).data().getFirst().text("inviter"))
                .isEqualTo("client:" + client);
        assertNothingTold(ADMIN.get(tenant.staff(), path));
        assertThat(ADMIN.get(ADMIN.operator, path).written()).contains(email);
        Administration.done(
                ADMIN.manage
                        .acceptInvitation()
                        .asNewUser(
                                made.link().reveal(),
                                "X",
                                new Password(People.PASSWORD),
                                "192.0.2.77",
                                "request"));
        var cancelled = Administration.done(invite(inviter().permissions(), "Reader"));
        ADMIN.delete(tenant.staff(), "/invitations/" + cancelled.id()).done();
        var audit = ADMIN.get(tenant.staff(), "/audit?limit=200");
        assertThat(audit.written())
                .contains("invitation.create", "invitation.accept", "invitation.delete");
        assertNothingTold(audit);
    }

    private void assertNothingTold(Result answered) {
        assertThat(answered.done().written()).doesNotContain(email, "192.0.2.77");
    }

    @Test
    void roleThatHoldsMore_isForbidden_alsoWhileACeilingHidesIt() {
        assertForbidden(
                invite(inviter().permissions(), "Reader", "Writer"), RefusalCode.BEYOND_OWN);
        ADMIN.put(
                        tenant.staff(),
                        tenant.path("/ceiling"),
                        Catalogue.ceiling("documents:read", "users:manage"))
                .done();
        assertForbidden(invite(inviter().permissions(), "Writer"), RefusalCode.BEYOND_OWN);
    }

    @Test
    void tokenWhoseScopesCutIt_isForbidden() {
        assertForbidden(invite(Set.of("documents:read"), "Reader"), RefusalCode.PERMISSION_MISSING);
        assertForbidden(invite(Set.of("users:manage"), "Reader"), RefusalCode.BEYOND_OWN);
    }

    @Test
    void unknownRole_andOneOfAnotherApplication_areInvalid() {
        Tenant.create(ADMIN, "South").role(ADMIN, "Elsewhere");
        for (var role : Set.of("Nowhere", "Elsewhere")) {
            assertThat(invite(inviter().permissions(), role)).isInstanceOf(Outcome.Invalid.class);
        }
    }

    @Test
    void suspendedClient_invitesNobody() {
        ADMIN.post(tenant.staff(), "/clients/" + client + "/suspend", Map.of()).done();
        assertThat(invite(Set.of("users:manage", "documents:read"), "Reader"))
                .isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void inviterWhoLostItMeanwhile_givesNothing() {
        var first = link();
        var second = link();
        ADMIN.post(tenant.staff(), "/clients/" + client + "/suspend", Map.of()).done();
        assertThat(accept(first)).isInstanceOf(Outcome.Missing.class);
        ADMIN.post(tenant.staff(), "/clients/" + client + "/revive", Map.of()).done();
        ADMIN.patch(tenant.staff(), "/roles/" + manager, Catalogue.ceiling("users:manage")).done();
        assertThat(accept(first)).isInstanceOf(Outcome.Missing.class);
        ADMIN.patch(tenant.staff(), "/roles/" + manager, Catalogue.ceiling("documents:read"))
                .done();
        assertThat(accept(first)).isInstanceOf(Outcome.Missing.class);
        ADMIN.patch(
                        tenant.staff(),
                        "/roles/" + manager,
                        Catalogue.ceiling("documents:read", "users:manage"))
                .done();
        assertThat(accept(second)).isInstanceOf(Outcome.Done.class);
    }

    private String link() {
        return Administration.done(invite(inviter().permissions(), "Reader")).link().reveal();
    }

    private static Outcome<AcceptedInvitation> accept(String link) {
        return ADMIN.manage
                .acceptInvitation()
                .asNewUser(link, "X", new Password(People.PASSWORD), null, null);
    }
}

package dev.steelyard.admin.user;

import static dev.steelyard.admin.running.Administration.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.invitation.AcceptedInvitation;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.People;
import dev.steelyard.admin.running.Result;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.user.Password;
import dev.steelyard.testkit.domain.StoredPassword;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Members and invitations: users belong to no reseller (rule 9). */
class MembersTest {
    private static final Administration ADMIN = new Administration();

    static {
        Catalogue.create(ADMIN);
    }

    private final Tenant tenant = Tenant.create(ADMIN, "North");
    private final String role = tenant.role(ADMIN, "Reader", "documents:read");

    @AfterAll
    static void stop() {
        ADMIN.close();
    }

    private Result invite(String email) {
        return ADMIN.post(
                tenant.staff(),
                tenant.path("/invitations"),
                Map.of("email", email, "roles", List.of(role)));
    }

    private String link(String email) {
        return invite(email).done().secretOfLink();
    }

    private static Outcome<AcceptedInvitation> acceptAsNew(String link) {
        return ADMIN.manage
                .acceptInvitation()
                .asNewUser(link, "Somebody", new Password(People.PASSWORD), null, null);
    }

    @Test
    void invitation_membershipStartsWhenThePersonAccepts() {
        var link = link("bert@example.com");
        assertThat(ADMIN.get(tenant.staff(), tenant.path("/members")).texts("data")).isEmpty();
        var user = People.accept(ADMIN, link, "Bert").hex();
        var member = ADMIN.get(tenant.staff(), tenant.path("/members/" + user)).done();
        assertThat(member.text("name")).isEqualTo("Bert");
        assertThat(member.texts("roles")).containsExactly(role);
        assertThat(member.written()).doesNotContain("bert@example.com");
    }

    @Test
    void invitation_toKnownAndUnknownAddress_lookAlike() {
        People.user(ADMIN, "known@example.com");
        var known = invite("known@example.com").done();
        var unknown = invite("unknown@example.com").done();
        assertThat(known.members().values().keySet())
                .isEqualTo(unknown.members().values().keySet());
        assertThat(known.text("expires")).isEqualTo(unknown.text("expires"));
    }

    @Test
    void removed_itsLinksAreOver_othersStay() {
        var user = People.accept(ADMIN, link("Mia@example.com"), "Mia");
        var spare = link("mia@example.com");
        var other = link("other@example.com");
        ADMIN.delete(tenant.staff(), tenant.path("/members/" + user)).done();
        assertThat(
                        ADMIN.manage
                                .acceptInvitation()
                                .asUser(
                                        spare,
                                        StoredPassword.of(ADMIN.store(), user),
                                        null,
                                        null,
                                        null))
                .isInstanceOf(Outcome.Missing.class);
        done(acceptAsNew(other));
    }

    @Test
    void rolesTaken_itsLinksAreOver_othersStay() {
        var user = People.accept(ADMIN, link("nora@example.com"), "Nora");
        var spare = link("Nora@example.com");
        var other = link("otto@example.com");
        var path = tenant.path("/members/" + user);
        var signing = tenant.role(ADMIN, "Signer", "tickets:sign");
        ADMIN.put(tenant.staff(), path, Map.of("roles", List.of(role, signing))).done();
        assertThat(ADMIN.manage.acceptInvitation().look(spare)).isInstanceOf(Outcome.Done.class);

        ADMIN.put(tenant.staff(), path, Map.of("roles", List.of(signing))).done();
        assertThat(
                        ADMIN.manage
                                .acceptInvitation()
                                .asUser(
                                        spare,
                                        StoredPassword.of(ADMIN.store(), user),
                                        null,
                                        null,
                                        null))
                .isInstanceOf(Outcome.Missing.class);
        assertThat(ADMIN.get(tenant.staff(), path).texts("roles")).containsExactly(signing);
        done(acceptAsNew(other));
    }

    @Test
    void invitation_acceptedTwice_worksOnce() {
        var link = link("cleo@example.com");
        done(acceptAsNew(link));
        assertThat(acceptAsNew(link)).isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void invitation_afterSevenDays_isMissing() {
        var link = link("dora@example.com");
        ADMIN.clock.move(Duration.ofDays(7));
        try {
            assertThat(acceptAsNew(link)).isInstanceOf(Outcome.Missing.class);
            assertThat(ADMIN.manage.acceptInvitation().look(link))
                    .isInstanceOf(Outcome.Missing.class);
        } finally {
            ADMIN.clock.move(Duration.ofDays(-7));
        }
    }

    @Test
    void invitation_linkWithTheRightIdAndAnotherSecret_isMissing() {
        var id = new Id<Invitation>(invite("mona@example.com").done().text("_id"));
        var forged = new SecretGenerator(new SecureRandom()).next(SecretKind.HANDOVER_LINK, id);
        assertThat(acceptAsNew(forged.reveal())).isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void invitation_forgedOrOfAnotherKind_isMissing() {
        var link = link("emil@example.com");
        var forged = tenant.client(ADMIN).text("client_secret");
        assertThat(acceptAsNew(forged)).isInstanceOf(Outcome.Missing.class);
        assertThat(acceptAsNew(link.substring(0, link.length() - 1) + "!"))
                .isInstanceOf(Outcome.Missing.class);
        assertThat(acceptAsNew("")).isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void invitation_ofKnownAddress_asNewUser_mustLogInFirst_andTheLinkStaysGood() {
        var user = People.user(ADMIN, "frida@example.com");
        var link = link("Frida@Example.com");
        assertThat(acceptAsNew(link))
                .isInstanceOfSatisfying(
                        Outcome.Forbidden.class,
                        refused -> assertThat(refused.code()).isEqualTo(RefusalCode.LOGIN_NEEDED));
        done(
                ADMIN.manage
                        .acceptInvitation()
                        .asUser(link, StoredPassword.of(ADMIN.store(), user), null, null, null));
    }

    @Test
    void invitation_acceptedByAnotherUser_isForbidden() {
        var other = People.user(ADMIN, "gerd@example.com");
        assertThat(
                        ADMIN.manage
                                .acceptInvitation()
                                .asUser(
                                        link("hans@example.com"),
                                        StoredPassword.of(ADMIN.store(), other),
                                        null,
                                        null,
                                        null))
                .isInstanceOfSatisfying(
                        Outcome.Forbidden.class,
                        refused ->
                                assertThat(refused.code()).isEqualTo(RefusalCode.ANOTHER_ADDRESS));
    }

    @Test
    void invitation_newUser_isNotVerifiedByIt() {
        var user = People.accept(ADMIN, link("ina@example.com"), "Ina");
        assertThat(ADMIN.store().read(tx -> tx.users().find(user).orElseThrow()).emailVerified())
                .isFalse();
    }

    @Test
    void invitation_shortPassword_isInvalidAndTheLinkStaysGood() {
        var link = link("jan@example.com");
        assertThat(
                        ADMIN.manage
                                .acceptInvitation()
                                .asNewUser(link, "Jan", new Password("short"), null, null))
                .isInstanceOf(Outcome.Invalid.class);
        done(acceptAsNew(link));
    }

    @Test
    void invitation_noAddress_isInvalid() {
        invite("nobody").invalid("email");
        invite("a@b@c").invalid("email");
    }

    @Test
    void invitation_roleOfAnotherApplication_isInvalid() {
        var foreign = Tenant.create(ADMIN, "South").role(ADMIN, "Reader");
        ADMIN.post(
                        tenant.staff(),
                        tenant.path("/invitations"),
                        Map.of("email", "x@example.com", "roles", List.of(foreign)))
                .invalid("roles");
    }

    @Test
    void put_userWhoIsNoMember_isMissing_knownOrNot() {
        var known = People.user(ADMIN, "karl@example.com").hex();
        var roles = Map.of("roles", List.of());
        for (var token : List.of(tenant.staff(), ADMIN.operator)) {
            for (var user : List.of(known, "f".repeat(24))) {
                ADMIN.put(token, tenant.path("/members/" + user), roles).missing();
            }
        }
    }

    @Test
    void put_changesRoles_delete_endsTheMembership() {
        var user = People.accept(ADMIN, link("lena@example.com"), "Lena").hex();
        var path = tenant.path("/members/" + user);
        var signing = tenant.role(ADMIN, "Signer", "tickets:sign");
        var changed = ADMIN.put(tenant.staff(), path, Map.of("roles", List.of(signing))).done();
        assertThat(changed.texts("roles")).containsExactly(signing);
        ADMIN.delete(tenant.staff(), path, 99).conflict();
        ADMIN.delete(tenant.staff(), path, changed.version()).done();
        ADMIN.get(tenant.staff(), path).missing();
    }
}

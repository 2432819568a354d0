package dev.steelyard.manage;

import static dev.steelyard.manage.Steelyard.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.invitation.AcceptedInvitation;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.user.Password;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Members and invitations: users belong to nobody (rule 9). */
class MembersTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());

    static {
        Platform.make(STEELYARD);
    }

    private final Tenant tenant = Tenant.make(STEELYARD, "North");
    private final String role = tenant.role(STEELYARD, "Reader", "documents:read");

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    private Answered invite(String email) {
        return STEELYARD.post(
                tenant.token(),
                tenant.path("/invitations"),
                Map.of("email", email, "roles", List.of(role)));
    }

    private String link(String email) {
        return invite(email).expect(201).secretOfLink();
    }

    private static Outcome<AcceptedInvitation> acceptAsNew(String link) {
        return STEELYARD
                .manage
                .acceptInvitation()
                .asNewUser(link, "Somebody", new Password(People.PASSWORD), null, null);
    }

    @Test
    void invitation_membershipStartsWhenThePersonAccepts() {
        var link = link("bert@example.com");
        assertThat(STEELYARD.get(tenant.token(), tenant.path("/members")).texts("data")).isEmpty();
        var user = People.accept(STEELYARD, link, "Bert").hex();
        var member = STEELYARD.get(tenant.token(), tenant.path("/members/" + user)).expect(200);
        assertThat(member.text("name")).isEqualTo("Bert");
        assertThat(member.texts("roles")).containsExactly(role);
        assertThat(member.response().body()).doesNotContain("bert@example.com");
    }

    @Test
    void invitation_toKnownAndUnknownAddress_lookAlike() {
        People.user(STEELYARD, "known@example.com");
        var known = invite("known@example.com").expect(201);
        var unknown = invite("unknown@example.com").expect(201);
        assertThat(known.json().propertyNames()).isEqualTo(unknown.json().propertyNames());
        assertThat(known.text("expires")).isEqualTo(unknown.text("expires"));
    }

    @Test
    void removed_itsLinksAreOver_othersStay() {
        var user = People.accept(STEELYARD, link("Mia@example.com"), "Mia");
        var spare = link("mia@example.com");
        var other = link("other@example.com");
        STEELYARD.delete(tenant.token(), tenant.path("/members/" + user)).expect(204);
        assertThat(STEELYARD.manage.acceptInvitation().asUser(spare, user, null, null))
                .isInstanceOf(Outcome.Missing.class);
        done(acceptAsNew(other));
    }

    @Test
    void rolesTaken_itsLinksAreOver_othersStay() {
        var user = People.accept(STEELYARD, link("nora@example.com"), "Nora");
        var spare = link("Nora@example.com");
        var other = link("otto@example.com");
        var path = tenant.path("/members/" + user);
        var signing = tenant.role(STEELYARD, "Signer", "tickets:sign");
        STEELYARD.put(tenant.token(), path, Map.of("roles", List.of(role, signing))).expect(200);
        assertThat(STEELYARD.manage.acceptInvitation().look(spare))
                .isInstanceOf(Outcome.Done.class);

        STEELYARD.put(tenant.token(), path, Map.of("roles", List.of(signing))).expect(200);
        assertThat(STEELYARD.manage.acceptInvitation().asUser(spare, user, null, null))
                .isInstanceOf(Outcome.Missing.class);
        assertThat(STEELYARD.get(tenant.token(), path).texts("roles")).containsExactly(signing);
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
        STEELYARD.clock.move(Duration.ofDays(7));
        try {
            assertThat(acceptAsNew(link)).isInstanceOf(Outcome.Missing.class);
            assertThat(STEELYARD.manage.acceptInvitation().look(link))
                    .isInstanceOf(Outcome.Missing.class);
        } finally {
            STEELYARD.clock.move(Duration.ofDays(-7));
        }
    }

    @Test
    void invitation_linkWithTheRightIdAndAnotherSecret_isMissing() {
        var id = new Id<Invitation>(invite("mona@example.com").expect(201).text("_id"));
        var forged = new SecretGenerator(new SecureRandom()).next(SecretKind.HANDOVER_LINK, id);
        assertThat(acceptAsNew(forged.reveal())).isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void invitation_forgedOrOfAnotherKind_isMissing() {
        var link = link("emil@example.com");
        var forged = tenant.client(STEELYARD).text("client_secret");
        assertThat(acceptAsNew(forged)).isInstanceOf(Outcome.Missing.class);
        assertThat(acceptAsNew(link.substring(0, link.length() - 1) + "!"))
                .isInstanceOf(Outcome.Missing.class);
        assertThat(acceptAsNew("")).isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void invitation_ofKnownAddress_asNewUser_mustLogInFirst_andTheLinkStaysGood() {
        var user = People.user(STEELYARD, "frida@example.com");
        var link = link("Frida@Example.com");
        assertThat(acceptAsNew(link))
                .isInstanceOfSatisfying(
                        Outcome.Forbidden.class,
                        refused -> assertThat(refused.code()).isEqualTo(RefusalCode.LOGIN_NEEDED));
        done(STEELYARD.manage.acceptInvitation().asUser(link, user, null, null));
    }

    @Test
    void invitation_acceptedByAnotherUser_isForbidden() {
        var other = People.user(STEELYARD, "gerd@example.com");
        assertThat(
                        STEELYARD
                                .manage
                                .acceptInvitation()
                                .asUser(link("hans@example.com"), other, null, null))
                .isInstanceOfSatisfying(
                        Outcome.Forbidden.class,
                        refused ->
                                assertThat(refused.code()).isEqualTo(RefusalCode.ANOTHER_ADDRESS));
    }

    @Test
    void invitation_newUser_isNotVerifiedByIt() {
        var user = People.accept(STEELYARD, link("ina@example.com"), "Ina");
        assertThat(STEELYARD.store.read(tx -> tx.users().find(user).orElseThrow()).emailVerified())
                .isFalse();
    }

    @Test
    void invitation_shortPassword_isInvalidAndTheLinkStaysGood() {
        var link = link("jan@example.com");
        assertThat(
                        STEELYARD
                                .manage
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
        var foreign = Tenant.make(STEELYARD, "South").role(STEELYARD, "Reader");
        STEELYARD
                .post(
                        tenant.token(),
                        tenant.path("/invitations"),
                        Map.of("email", "x@example.com", "roles", List.of(foreign)))
                .invalid("roles");
    }

    @Test
    void put_userWhoIsNoMember_isMissing_knownOrNot() {
        var known = People.user(STEELYARD, "karl@example.com").hex();
        var roles = Map.of("roles", List.of());
        for (var token : List.of(tenant.token(), STEELYARD.operator)) {
            for (var user : List.of(known, "f".repeat(24))) {
                STEELYARD
                        .put(token, tenant.path("/members/" + user), roles)
                        .refused(404, "not_found");
            }
        }
    }

    @Test
    void put_changesRoles_delete_endsTheMembership() {
        var user = People.accept(STEELYARD, link("lena@example.com"), "Lena").hex();
        var path = tenant.path("/members/" + user);
        var signing = tenant.role(STEELYARD, "Signer", "tickets:sign");
        var changed =
                STEELYARD.put(tenant.token(), path, Map.of("roles", List.of(signing))).expect(200);
        assertThat(changed.texts("roles")).containsExactly(signing);
        STEELYARD
                .delete(tenant.token(), path, "if-match", "\"99\"")
                .refused(412, "version_mismatch");
        STEELYARD.delete(tenant.token(), path, "if-match", changed.header("etag")).expect(204);
        STEELYARD.get(tenant.token(), path).refused(404, "not_found");
    }
}

package dev.steelyard.admin.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.Management;
import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.People;
import dev.steelyard.admin.running.Result;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.session.LoginBrowser;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.invitation.InvitationOperations.NewStaffMember;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** With mail on, the link of an invitation goes to the invited address only. */
class InvitationMailTest {
    private static final Administration ADMIN = Administration.withMail();

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

    private static Mail mailTo(String email) {
        return ADMIN.store().read(tx -> tx.mails().list(null, PageRequest.FIRST)).stream()
                .filter(mail -> mail.recipient().address().written().equals(email))
                .findFirst()
                .orElseThrow();
    }

    private static MailFacts facts(Mail mail) {
        var content = ADMIN.store().read(tx -> tx.mails().content(mail.id())).orElseThrow();
        return MailFacts.of(content.bytes());
    }

    @Test
    void invited_linkIsMailed_andNotInTheAnswer() {
        var made = invite("anna@example.com").done();

        assertThat(made.written()).doesNotContain("sy_hl_");
        assertThat(made.flag("mailed")).isTrue();
        var mail = mailTo("anna@example.com");
        assertThat(mail.kind()).isEqualTo(MailKind.INVITATION);
        assertThat(mail.recipient().owner()).hasToString(tenant.reseller());
        assertThat(facts(mail).find(MailFact.LINK).orElseThrow()).contains("sy_hl_");
        assertThat(facts(mail).find(MailFact.ROLES)).contains("Reader");
        assertThat(mail.until()).isEqualTo(mail.written().plus(Duration.ofDays(3)));
    }

    @Test
    void staff_linkIsMailed_andNotInTheAnswer() {
        var made =
                ADMIN.post(
                                ADMIN.operator,
                                "/staff-invitations",
                                Map.of(
                                        "email",
                                        "rita@example.com",
                                        "permissions",
                                        List.of("manage.clients:read")))
                        .done();

        assertThat(made.written()).doesNotContain("sy_hl_");
        assertThat(mailTo("rita@example.com").kind()).isEqualTo(MailKind.STAFF_INVITATION);
    }

    @Test
    void tooManyToOneAddress_areRefused_andNothingIsInvited() {
        invite("full@example.com").done();
        invite("full@example.com").done();
        invite("full@example.com").done();

        var refused = invite("full@example.com");

        refused.forbidden(RefusalCode.LIMIT_REACHED);
        assertThat(ADMIN.get(tenant.staff(), tenant.path("/invitations")).data()).hasSize(3);
    }

    @Test
    void tooManyOfOneReseller_areRefused() {
        for (int i = 0; i < 5; i++) {
            invite("guest" + i + "@example.com").done();
        }

        invite("guest6@example.com").forbidden(RefusalCode.LIMIT_REACHED);
    }

    private static String secret(String email) {
        var link = facts(mailTo(email)).find(MailFact.LINK).orElseThrow();
        return link.substring(link.indexOf("link=") + "link=".length());
    }

    private static User accept(String secret) {
        var accepted =
                Administration.done(
                        ADMIN.manage
                                .acceptInvitation()
                                .asNewUser(
                                        secret, "Nora", new Password(People.PASSWORD), null, null));
        return user(accepted.user());
    }

    private static User user(Id<User> id) {
        return ADMIN.store().read(tx -> tx.users().find(id)).orElseThrow();
    }

    @Test
    void mailedLink_provesTheAddress_aShownOneDoesNot() {
        invite("nora@example.com").done();
        assertThat(accept(secret("nora@example.com")).emailVerified()).isTrue();

        var shown =
                Administration.done(
                        new Management(ADMIN.manage.context().withoutMail())
                                .invitations()
                                .inviteStaff(
                                        ADMIN.operator,
                                        new NewStaffMember(
                                                new EmailAddress("otto@example.com"),
                                                Optional.empty(),
                                                Set.of())));
        assertThat(accept(shown.link().reveal()).emailVerified()).isFalse();
    }

    @Test
    void firstProof_endsSessionsFromBeforeIt_aLaterOneDoesNot() {
        var shown =
                Administration.done(
                        new Management(ADMIN.manage.context().withoutMail())
                                .invitations()
                                .inviteStaff(
                                        ADMIN.operator,
                                        new NewStaffMember(
                                                new EmailAddress("pia@example.com"),
                                                Optional.empty(),
                                                Set.of())));
        var user = accept(shown.link().reveal());
        var before = session(user);
        invite("pia@example.com").done();

        ADMIN.manage.acceptInvitation().asUser(secret("pia@example.com"), user.id(), null, null);

        assertThat(user(user.id()).emailVerified()).isTrue();
        assertThat(isLive(before)).isFalse();
        var after = session(user);
        invite("pia@example.com").done();
        ADMIN.manage
                .acceptInvitation()
                .asUser(lastSecret("pia@example.com"), user.id(), null, null);
        assertThat(isLive(after)).isTrue();
    }

    private static String lastSecret(String email) {
        var mails =
                ADMIN.store().read(tx -> tx.mails().list(null, PageRequest.FIRST)).stream()
                        .filter(mail -> mail.recipient().address().written().equals(email))
                        .toList();
        var link = facts(mails.getLast()).find(MailFact.LINK).orElseThrow();
        return link.substring(link.indexOf("link=") + "link=".length());
    }

    private static Session session(User user) {
        var now = ADMIN.clock.instant();
        Id<Session> id = ADMIN.ids().next();
        var session =
                new Session(
                        id,
                        user.id(),
                        new SecretGenerator(new SecureRandom()).next(SecretKind.SESSION, id).hash(),
                        now,
                        now,
                        now,
                        Set.of(LoginMethod.PWD),
                        LoginBrowser.of(null, null),
                        null);
        ADMIN.store().execute(tx -> tx.sessions().insert(session));
        return session;
    }

    private static boolean isLive(Session session) {
        return ADMIN.store().read(tx -> tx.sessions().find(session.id())).orElseThrow().ended()
                == null;
    }
}

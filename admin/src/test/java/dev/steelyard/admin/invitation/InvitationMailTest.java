package dev.steelyard.admin.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.Management;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.People;
import dev.steelyard.admin.running.Result;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.factor.AuthenticatorApp;
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
import dev.steelyard.testkit.domain.StoredPassword;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
        return ADMIN
                .store()
                .read(tx -> tx.mails().list(null, PageRequest.FIRST).reversed())
                .stream()
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

        ADMIN.manage
                .acceptInvitation()
                .asUser(
                        secret("pia@example.com"),
                        StoredPassword.of(ADMIN.store(), user.id()),
                        null,
                        null,
                        null);

        assertThat(user(user.id()).emailVerified()).isTrue();
        assertThat(isLive(before)).isFalse();
        var after = session(user);
        invite("pia@example.com").done();
        ADMIN.manage
                .acceptInvitation()
                .asUser(
                        lastSecret("pia@example.com"),
                        StoredPassword.of(ADMIN.store(), user.id()),
                        null,
                        null,
                        null);
        assertThat(isLive(after)).isTrue();
    }

    private static User shown(String email) {
        var made =
                Administration.done(
                        new Management(ADMIN.manage.context().withoutMail())
                                .invitations()
                                .inviteStaff(
                                        ADMIN.operator,
                                        new NewStaffMember(
                                                new EmailAddress(email),
                                                Optional.empty(),
                                                Set.of())));
        return accept(made.link().reveal());
    }

    private static void factor(User user) {
        Id<AuthenticatorApp> id = ADMIN.ids().next();
        var app = new AuthenticatorApp(id, user.id(), ADMIN.clock.instant(), 0, null);
        ADMIN.store().execute(tx -> tx.authenticatorApps().insert(app));
    }

    private static boolean hasFactor(User user) {
        return ADMIN.store().read(tx -> tx.authenticatorApps().ofUser(user.id())).isPresent();
    }

    private static Outcome<AcceptedInvitation> join(User user, @Nullable Id<Session> session) {
        return ADMIN.manage
                .acceptInvitation()
                .asUser(
                        lastSecret(user.email().written()),
                        StoredPassword.of(ADMIN.store(), user.id()),
                        session,
                        null,
                        null);
    }

    /** Else another person's factor would get into the application with the user (rule 9). */
    @Test
    void factorOfAUserWhoseAddressWasNeverProved_mustBeShown_andThenStays() {
        var user = shown("theo@example.com");
        factor(user);
        var other = session(user);
        var own = session(user);
        invite("theo@example.com").done();

        assertThat(join(user, null))
                .isInstanceOfSatisfying(
                        Outcome.Forbidden.class,
                        refused ->
                                assertThat(refused.code())
                                        .isEqualTo(RefusalCode.SECOND_FACTOR_NEEDED));
        assertThat(join(user, session(shown("tilda@example.com")).id()))
                .as("a session of another user")
                .isInstanceOf(Outcome.Forbidden.class);
        assertThat(user(user.id()).emailVerified()).isFalse();
        Administration.done(join(user, own.id()));

        assertThat(user(user.id()).emailVerified()).isTrue();
        assertThat(hasFactor(user)).isTrue();
        assertThat(isLive(own)).isTrue();
        assertThat(isLive(other)).isFalse();
    }

    @Test
    void passwordThatChangedAfterItWasProved_acceptsNothing() {
        var user = shown("uwe@example.com");
        invite("uwe@example.com").done();
        var proof = StoredPassword.of(ADMIN.store(), user.id());
        ADMIN.store().execute(tx -> tx.users().setPassword(user.id(), "recovered"));

        assertThat(
                        ADMIN.manage
                                .acceptInvitation()
                                .asUser(lastSecret("uwe@example.com"), proof, null, null, null))
                .isInstanceOf(Outcome.Missing.class);
        assertThat(user(user.id()).emailVerified()).isFalse();
    }

    private static String lastSecret(String email) {
        var mails =
                ADMIN
                        .store()
                        .read(tx -> tx.mails().list(null, PageRequest.FIRST).reversed())
                        .stream()
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

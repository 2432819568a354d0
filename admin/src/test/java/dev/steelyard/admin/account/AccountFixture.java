package dev.steelyard.admin.account;

import dev.steelyard.admin.account.RecoverPassword.Recovery;
import dev.steelyard.admin.link.AccountLinkState;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.running.Administration;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.link.AccountLink.Purpose;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.session.LoginBrowser;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordProof;
import dev.steelyard.domain.user.User;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Users of a platform with mail on, the links to their accounts, and what came of them. */
final class AccountFixture implements AutoCloseable {
    static final String NEW = "seven quiet brown fields";

    final Administration admin = Administration.withMail();
    private int users;

    @Override
    public void close() {
        admin.close();
    }

    Id<User> user() {
        var address = "user" + users++ + "@example.com";
        Id<User> id = admin.ids().next();
        var user = new User(id, new EmailAddress(address), "Ada Lovelace", false, false, 1);
        admin.store()
                .execute(
                        tx -> {
                            tx.users().insert(user);
                            tx.users().setPassword(id, "before");
                        });
        return id;
    }

    Actor operator(ManagementPermission... permissions) {
        var all = EnumSet.of(ManagementPermission.USERS_WRITE, permissions);
        return Actor.user(
                user(), new Authority.Operator(), all, AuditOrigin.SYSTEM, admin.clock.instant());
    }

    static String path(Id<User> user) {
        return "/users/" + user + "/password-reset";
    }

    String reset(Actor actor, Id<User> user) {
        var link = admin.post(actor, path(user), Map.of()).done().text("link");
        return link.substring(link.indexOf('=') + 1);
    }

    Recovery recover(String link, String password) {
        return admin.manage
                .account()
                .recoverPassword()
                .recover(link, new Password(password), null, null);
    }

    AccountLinkState state(String link) {
        return admin.manage.account().recoverPassword().look(link).state();
    }

    String password(Id<User> user) {
        return admin.store().read(tx -> tx.users().password(user)).orElseThrow();
    }

    List<Mail> mails(Id<User> user) {
        return admin.store()
                .read(
                        tx -> {
                            var address = tx.users().find(user).orElseThrow().email();
                            return tx.mails().list(null, PageRequest.FIRST).reversed().stream()
                                    .filter(mail -> mail.recipient().address().equals(address))
                                    .toList();
                        });
    }

    Outcome<?> resetFactors(Actor actor, Id<User> user) {
        return admin.manage.account().factorResets().reset(actor, user);
    }

    Id<Session> session(Id<User> user) {
        Id<Session> id = admin.ids().next();
        var now = admin.clock.instant();
        admin.store()
                .execute(
                        tx ->
                                tx.sessions()
                                        .insert(
                                                new Session(
                                                        id,
                                                        user,
                                                        new SecretHash(
                                                                "sha256:" + "0".repeat(40) + id),
                                                        now,
                                                        now,
                                                        now,
                                                        Set.of(LoginMethod.PWD),
                                                        LoginBrowser.of(null, null),
                                                        null)));
        return id;
    }

    PasswordProof proof(Id<User> user) {
        return admin.store()
                .read(
                        tx ->
                                new PasswordProof(
                                        tx.users().find(user).orElseThrow(),
                                        tx.users().password(user).orElseThrow()));
    }

    void staff(Id<User> user, String... permissions) {
        admin.put(
                        admin.operator,
                        "/staff/" + user,
                        Map.of("authority", "operator", "permissions", List.of(permissions)))
                .done();
    }

    /** A link with which the user got, or might have got, a mail. */
    String link(Id<User> user, Purpose purpose) {
        Id<AccountLink> id = admin.ids().next();
        var secret = new SecretGenerator(new SecureRandom()).next(SecretKind.ACCOUNT_LINK, id);
        var expires = admin.clock.instant().plus(Duration.ofMinutes(30));
        admin.store()
                .execute(
                        tx ->
                                tx.accountLinks()
                                        .insert(
                                                new AccountLink(
                                                        id,
                                                        secret.hash(),
                                                        user,
                                                        purpose,
                                                        null,
                                                        true,
                                                        null,
                                                        expires,
                                                        null,
                                                        null)));
        return secret.reveal();
    }

    /** A mailed link, as read from the outbox, whose contents are not sealed here. */
    String mailed(Id<User> user) {
        return admin.store()
                .write(
                        tx -> {
                            var address = tx.users().find(user).orElseThrow().email();
                            admin.manage
                                    .account()
                                    .requestRecovery()
                                    .request(tx, address, "en", null, false);
                            var mail =
                                    tx.mails().list(null, PageRequest.FIRST).reversed().stream()
                                            .filter(
                                                    found ->
                                                            found.kind() == MailKind.PASSWORD_RESET
                                                                    && found.recipient()
                                                                            .address()
                                                                            .equals(address))
                                            .reduce((_, last) -> last)
                                            .orElseThrow();
                            var content = tx.mails().content(mail.id()).orElseThrow();
                            var link =
                                    MailFacts.of(content.bytes()).find(MailFact.LINK).orElseThrow();
                            return link.substring(link.indexOf('=') + 1);
                        });
    }
}

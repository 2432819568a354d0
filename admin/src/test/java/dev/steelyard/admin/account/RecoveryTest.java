package dev.steelyard.admin.account;

import static dev.steelyard.admin.running.Administration.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.account.RecoverPassword.Recovery;
import dev.steelyard.admin.link.AccountLinkState;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.People;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.factor.AuthenticatorApp;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.key.EncryptedValue;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.link.AccountLink.Purpose;
import dev.steelyard.domain.link.AccountReset;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.session.LoginBrowser;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordProof;
import dev.steelyard.domain.user.PasswordRules.Fault;
import dev.steelyard.domain.user.User;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Rule 13: getting back in never gives power. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryTest {
    private static final String NEW = "seven quiet brown fields";

    private final Administration admin = Administration.withMail();
    private int users;

    @AfterAll
    void stop() {
        admin.close();
    }

    private Id<User> user() {
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

    private Actor operator(ManagementPermission... permissions) {
        var all = EnumSet.of(ManagementPermission.USERS_WRITE, permissions);
        return Actor.user(
                user(), new Authority.Operator(), all, AuditOrigin.SYSTEM, admin.clock.instant());
    }

    private static String path(Id<User> user) {
        return "/users/" + user + "/password-reset";
    }

    private String reset(Actor actor, Id<User> user) {
        var link = admin.post(actor, path(user), Map.of()).done().text("link");
        return link.substring(link.indexOf('=') + 1);
    }

    private Recovery recover(String link, String password) {
        return admin.manage
                .account()
                .recoverPassword()
                .recover(link, new Password(password), null, null);
    }

    private AccountLinkState state(String link) {
        return admin.manage.account().recoverPassword().look(link).state();
    }

    private String password(Id<User> user) {
        return admin.store().read(tx -> tx.users().password(user)).orElseThrow();
    }

    private List<Mail> mails(Id<User> user) {
        return admin.store()
                .read(
                        tx -> {
                            var address = tx.users().find(user).orElseThrow().email();
                            return tx.mails().list(null, PageRequest.FIRST).reversed().stream()
                                    .filter(mail -> mail.recipient().address().equals(address))
                                    .toList();
                        });
    }

    @Test
    void linkOfTheOperator_setsThePasswordOnce_andTheUserIsTold() {
        var user = user();
        var link = reset(operator(), user);
        assertThat(password(user)).isEqualTo("before");
        assertThat(admin.manage.account().recoverPassword().look(link).maker())
                .isEqualTo("Ada Lovelace");

        assertThat(recover(link, "too short")).isInstanceOf(Recovery.Refused.class);
        assertThat(recover(link, "Ada Lovelace 1")).isInstanceOf(Recovery.Refused.class);
        assertThat(state(link)).isEqualTo(AccountLinkState.OPEN);
        assertThat(recover(link, NEW)).isEqualTo(new Recovery.Done());

        assertThat(password(user)).isNotEqualTo("before");
        assertThat(recover(link, NEW)).isEqualTo(new Recovery.Unusable(AccountLinkState.USED));
        assertThat(mails(user)).extracting(Mail::kind).containsExactly(MailKind.PASSWORD_CHANGED);
    }

    @Test
    void refusedPassword_namesTheReason() {
        var link = reset(operator(), user());

        assertThat(recover(link, "AdaLovelace1815"))
                .isInstanceOfSatisfying(
                        Recovery.Refused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(Fault.LIKE_NAME));
    }

    @Test
    void link_endsByTime_byANewerOne_byAChange_andByDisabling() {
        var user = user();
        var operator = operator();
        var first = reset(operator, user);
        var second = reset(operator, user);
        assertThat(state(first)).isEqualTo(AccountLinkState.ENDED);
        assertThat(state(second)).isEqualTo(AccountLinkState.OPEN);

        done(change(user, session(user), "phc"));
        assertThat(state(second)).isEqualTo(AccountLinkState.ENDED);
        assertThat(recover(second, NEW)).isEqualTo(new Recovery.Unusable(AccountLinkState.ENDED));
        assertThat(password(user)).isEqualTo("phc");

        var third = reset(operator, user);
        done(admin.manage.users().disable(operator, user, null));
        assertThat(state(third)).isEqualTo(AccountLinkState.ENDED);
        admin.post(operator, path(user), Map.of()).conflict();

        var other = reset(operator, user());
        admin.clock.move(Duration.ofHours(24));
        assertThat(state(other)).isEqualTo(AccountLinkState.EXPIRED);
        assertThat(recover(other, NEW)).isEqualTo(new Recovery.Unusable(AccountLinkState.EXPIRED));
    }

    @Test
    void otherLinks_areUnknown() {
        assertThat(state("")).isEqualTo(AccountLinkState.UNKNOWN);
        assertThat(state("sy_al_x")).isEqualTo(AccountLinkState.UNKNOWN);
        var link = reset(operator(), user());
        assertThat(admin.manage.acceptInvitation().look(link)).isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void oneself_andUsersWithMorePermissions_refused() {
        var operator = operator();
        admin.post(operator, path(operator.asUser().orElseThrow()), Map.of())
                .forbidden(RefusalCode.ONESELF);

        var staff = People.user(admin, "staff@example.com");
        admin.put(
                        admin.operator,
                        "/staff/" + staff,
                        Map.of(
                                "authority",
                                "operator",
                                "permissions",
                                List.of("manage.resellers:write")))
                .done();
        admin.post(operator, path(staff), Map.of()).forbidden(RefusalCode.BEYOND_OWN);
        admin.post(operator(ManagementPermission.RESELLERS_WRITE), path(staff), Map.of()).done();
    }

    @Test
    void passwordAndFactorsOfOneUserWithinADay_takeTwoPeople() {
        var user = user();
        var one = operator();
        var other = operator();
        reset(one, user);
        reset(one, user);

        assertThat(factors(one, user)).isFalse();
        assertThat(factors(admin.operator, user)).isFalse();
        assertThat(factors(other, user)).isTrue();
        admin.post(other, path(user), Map.of()).forbidden(RefusalCode.SECOND_PERSON_NEEDED);

        admin.clock.move(Duration.ofHours(24).plusMillis(1));
        assertThat(factors(one, user)).isTrue();
    }

    /** The check that a reset of factors makes. */
    private boolean factors(Actor actor, Id<User> user) {
        return done(
                runner().write(
                                actor,
                                ManagementPermission.USERS_WRITE,
                                context -> factors(context, user)));
    }

    private OperationRunner runner() {
        return new OperationRunner(
                admin.store(),
                admin.ids(),
                new SecretGenerator(new SecureRandom()),
                admin.clock,
                Limits.read(new ConfigurationValues(Map.of())));
    }

    private static boolean factors(OperationContext context, Id<User> user) {
        try {
            TwoPersonRule.reset(context, user, AccountReset.Kind.FACTORS);
            return true;
        } catch (OperationRefusal refused) {
            return false;
        }
    }

    @Test
    void knownAndUnknownAddress_oneMailEach_andOnlyTheKnownGetsALink() {
        var user = user();
        var known = admin.store().read(tx -> tx.users().find(user)).orElseThrow().email();
        var unknown = new EmailAddress("nobody@example.com");
        for (var address : List.of(known, unknown)) {
            boolean written =
                    admin.store()
                            .write(
                                    tx ->
                                            admin.manage
                                                    .account()
                                                    .requestRecovery()
                                                    .request(tx, address, "en", null, false));
            assertThat(written).isTrue();
        }
        var mails = admin.store().read(tx -> tx.mails().list(null, PageRequest.FIRST).reversed());
        assertThat(mails)
                .filteredOn(mail -> mail.recipient().address().equals(unknown))
                .extracting(Mail::decoy)
                .containsExactly(true);
        assertThat(mails(user)).extracting(Mail::decoy).containsExactly(false);
    }

    @Test
    void addressTypedWithLookAlikeLetters_mailGoesToTheStoredOne() {
        var user = user();
        var stored = admin.store().read(tx -> tx.users().find(user)).orElseThrow().email();
        var typed = new EmailAddress(stored.written().replace('u', '\uff55'));

        admin.store()
                .execute(
                        tx ->
                                admin.manage
                                        .account()
                                        .requestRecovery()
                                        .request(tx, typed, "en", null, false));

        assertThat(mails(user)).extracting(Mail::decoy).containsExactly(false);
        var all = admin.store().read(tx -> tx.mails().list(null, PageRequest.FIRST).reversed());
        assertThat(all).extracting(mail -> mail.recipient().address()).doesNotContain(typed);
    }

    private Outcome<?> resetFactors(Actor actor, Id<User> user) {
        return admin.manage.account().factorResets().reset(actor, user);
    }

    /** Rule 13: "it never removes a second factor together with the password". */
    @Test
    void passwordAndFactors_resetWithinADay_needTwoPeople() {
        var user = user();
        var first = operator();
        var second = operator();
        reset(first, user);
        assertThat(resetFactors(first, user)).isInstanceOf(Outcome.Forbidden.class);
        assertThat(resetFactors(second, user)).isInstanceOf(Outcome.Done.class);
        assertThat(resetFactors(first, first.asUser().orElseThrow()))
                .isInstanceOf(Outcome.Forbidden.class);

        var later = user();
        reset(first, later);
        admin.clock.move(Duration.ofDays(1).plusMillis(1));
        assertThat(resetFactors(first, later)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void factorsReset_allAreGone_andTheUserIsTold() {
        var user = user();
        var now = admin.clock.instant();
        admin.store()
                .execute(
                        tx -> {
                            Id<AuthenticatorApp> id = admin.ids().next();
                            tx.authenticatorApps()
                                    .insert(new AuthenticatorApp(id, user, now, 0, null));
                            tx.recoveryCodes().replace(user, List.of("a"), now);
                        });
        assertThat(resetFactors(operator(), user)).isInstanceOf(Outcome.Done.class);
        admin.store()
                .read(
                        tx -> {
                            assertThat(tx.authenticatorApps().ofUser(user)).isEmpty();
                            assertThat(tx.recoveryCodes().left(user)).isZero();
                            return user;
                        });
        assertThat(mails(user)).extracting(Mail::kind).containsExactly(MailKind.FACTOR_REMOVED);
    }

    @Test
    void factorsResetOfAUserWithoutAny_theMailSpeaksOfTheLinkAlone() {
        var user = user();
        assertThat(resetFactors(operator(), user)).isInstanceOf(Outcome.Done.class);
        assertThat(mails(user)).extracting(Mail::kind).containsExactly(MailKind.FACTOR_LINK);
    }

    /** docs/operations.md, "The only operator lost the second factor". */
    @Test
    void managementClientWithAllPermissions_resetsTheFactorsOfAnOperator() {
        var operator = user();
        admin.put(
                        admin.operator,
                        "/staff/" + operator,
                        Map.of(
                                "authority",
                                "operator",
                                "permissions",
                                List.of("manage.staff:write")))
                .done();
        var all = EnumSet.allOf(ManagementPermission.class);

        assertThat(resetFactors(admin.actor(new Authority.Operator(), all), operator))
                .isInstanceOf(Outcome.Done.class);
        all.remove(ManagementPermission.STAFF_WRITE);
        assertThat(resetFactors(admin.actor(new Authority.Operator(), all), operator))
                .isInstanceOf(Outcome.Forbidden.class);
    }

    private Id<Session> session(Id<User> user) {
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

    private PasswordProof proof(Id<User> user) {
        return admin.store()
                .read(
                        tx ->
                                new PasswordProof(
                                        tx.users().find(user).orElseThrow(),
                                        tx.users().password(user).orElseThrow()));
    }

    private Outcome<User> change(Id<User> user, Id<Session> session, String phc) {
        return change(proof(user), session, phc);
    }

    private Outcome<User> change(PasswordProof old, Id<Session> session, String phc) {
        return admin.manage
                .account()
                .changePassword()
                .change(old, session, phc, true, AuditOrigin.SYSTEM);
    }

    @Test
    void changeThatWasProvedBeforeARecovery_orInAnEndedSession_changesNothing() {
        var user = user();
        var old = proof(user);
        recover(reset(operator(), user), NEW);
        var recovered = password(user);
        assertThat(change(old, session(user), "intruder")).isInstanceOf(Outcome.Missing.class);

        var ended = session(user);
        admin.store().execute(tx -> tx.sessions().end(ended, admin.clock.instant()));
        assertThat(change(user, ended, "intruder")).isInstanceOf(Outcome.Missing.class);
        assertThat(change(user, session(user()), "intruder")).isInstanceOf(Outcome.Missing.class);

        assertThat(password(user)).isEqualTo(recovered);
        done(change(user, session(user), "changed"));
    }

    @Test
    void firstMailedLink_provesTheAddress_andRemovesCodesFromBefore() {
        var user = user();
        permitCodes(user);
        assertThat(recover(mailed(user), NEW)).isEqualTo(new Recovery.Done());
        assertThat(codes(user)).isZero();
        assertThat(admin.store().read(tx -> tx.users().find(user)).orElseThrow().emailVerified())
                .isTrue();

        permitCodes(user);
        assertThat(recover(mailed(user), NEW)).isEqualTo(new Recovery.Done());
        assertThat(codes(user)).isEqualTo(1);
    }

    @Test
    void operatorsLink_provesNoAddress() {
        var user = user();
        permitCodes(user);
        assertThat(recover(reset(operator(), user), NEW)).isEqualTo(new Recovery.Done());
        assertThat(codes(user)).isEqualTo(1);
        assertThat(admin.store().read(tx -> tx.users().find(user)).orElseThrow().emailVerified())
                .isFalse();
    }

    private void permitCodes(Id<User> user) {
        admin.store()
                .execute(
                        tx ->
                                tx.recoveryCodes()
                                        .replace(user, List.of("hash"), admin.clock.instant()));
    }

    private int codes(Id<User> user) {
        return admin.store().read(tx -> tx.recoveryCodes().left(user));
    }

    /** A mailed link, as read from the outbox, whose contents are not sealed here. */
    private String mailed(Id<User> user) {
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

    /** A link with which the user got, or might have got, a mail. */
    private String link(Id<User> user, Purpose purpose) {
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

    private AuthenticatorApp factors(Id<User> user) {
        var now = admin.clock.instant();
        var app = new AuthenticatorApp(admin.ids().next(), user, now, 0, null);
        admin.store()
                .execute(
                        tx -> {
                            tx.authenticatorApps().insert(app);
                            tx.keptSecrets()
                                    .claim(new EncryptedValue(app.secretName(), new byte[1]));
                            tx.recoveryCodes().replace(user, List.of("code of " + user), now);
                            tx.factorEnrolments().permit(user, now.plus(Duration.ofHours(1)));
                        });
        return app;
    }

    private boolean hasFactors(AuthenticatorApp app) {
        return admin.store()
                .read(
                        tx ->
                                tx.authenticatorApps().ofUser(app.user()).isPresent()
                                        || tx.keptSecrets().find(app.secretName()).isPresent()
                                        || tx.recoveryCodes().left(app.user()) > 0
                                        || tx.factorEnrolments()
                                                .isPermitted(app.user(), admin.clock.instant()));
    }

    private boolean isProved(Id<User> user) {
        return admin.store().read(tx -> tx.users().find(user)).orElseThrow().emailVerified();
    }

    /** Rule 13 before rule 9: the mailbox and an operator, not the mailbox alone. */
    @Test
    void mailedLink_ofAnAddressThatWasNeverProved_leavesTheFactors_andProvesNothing() {
        var user = user();
        var before = factors(user);
        var session = session(user);
        assertThat(recover(link(user, Purpose.PASSWORD_RESET), NEW)).isEqualTo(new Recovery.Done());
        assertThat(hasFactors(before)).isTrue();
        assertThat(isProved(user)).isFalse();
        assertThat(admin.store().read(tx -> tx.sessions().find(session)).orElseThrow().ended())
                .isNotNull();

        assertThat(resetFactors(operator(), user)).isInstanceOf(Outcome.Done.class);
        recover(link(user, Purpose.PASSWORD_RESET), NEW);
        assertThat(isProved(user)).isTrue();

        var after = factors(user);
        recover(link(user, Purpose.PASSWORD_RESET), NEW);
        assertThat(hasFactors(after)).isTrue();
    }

    private void staff(Id<User> user, String... permissions) {
        admin.put(
                        admin.operator,
                        "/staff/" + user,
                        Map.of("authority", "operator", "permissions", List.of(permissions)))
                .done();
    }

    /** Rule 13: at the time of use, too. */
    @Test
    void linkForAUserWhoGotMorePermissionsThanItsMaker_hasEnded() {
        var maker = user();
        staff(maker, "manage.users:write");
        var actor =
                Actor.user(
                        maker,
                        new Authority.Operator(),
                        EnumSet.of(ManagementPermission.USERS_WRITE),
                        AuditOrigin.SYSTEM,
                        admin.clock.instant());
        var user = user();
        var link = reset(actor, user);
        staff(user, "manage.resellers:write");

        assertThat(state(link)).isEqualTo(AccountLinkState.ENDED);
        assertThat(recover(link, NEW)).isEqualTo(new Recovery.Unusable(AccountLinkState.ENDED));
        assertThat(password(user)).isEqualTo("before");
    }

    @Test
    void linkForAUserWithAsManyPermissionsAsItsMaker_works() {
        var maker = user();
        staff(maker, "manage.users:write", "manage.resellers:write");
        var actor =
                Actor.user(
                        maker,
                        new Authority.Operator(),
                        EnumSet.of(
                                ManagementPermission.USERS_WRITE,
                                ManagementPermission.RESELLERS_WRITE),
                        AuditOrigin.SYSTEM,
                        admin.clock.instant());
        var user = user();
        staff(user, "manage.resellers:write");

        assertThat(recover(reset(actor, user), NEW)).isEqualTo(new Recovery.Done());
    }

    @Test
    void disabled_theLinkThatBringsTheAddressBackOnlyRests() {
        var user = user();
        var undo = Secret.parse(SecretKind.ACCOUNT_LINK, link(user, Purpose.ADDRESS_UNDO));
        done(admin.manage.users().disable(operator(), user, null));

        assertThat(
                        admin.store()
                                .read(tx -> tx.accountLinks().find(undo.orElseThrow().id()))
                                .orElseThrow()
                                .ended())
                .isNull();
    }
}

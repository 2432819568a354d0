package dev.steelyard.admin.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.account.RecoverPassword.Recovery;
import dev.steelyard.admin.address.ChangeAddress.Confirmation;
import dev.steelyard.admin.address.UndoAddress.Undoing;
import dev.steelyard.admin.link.AccountLinkState;
import dev.steelyard.admin.link.OpenedLink;
import dev.steelyard.admin.running.Administration;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.factor.AuthenticatorApp;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.session.LoginBrowser;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Changes of an address, and how the earlier address undoes them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangeAddressTest {
    private final Administration admin = Administration.withMail();
    private final ChangeAddress changes = admin.manage.account().changeAddress();
    private final UndoAddress undos = admin.manage.account().undoAddress();
    private int count;

    @AfterAll
    void stop() {
        admin.close();
    }

    private String address() {
        return "a" + count++ + "@example.com";
    }

    private User user(boolean verified) {
        Id<User> id = admin.ids().next();
        var user = new User(id, new EmailAddress(address()), "Ada", verified, false, 1);
        admin.store()
                .execute(
                        tx -> {
                            tx.users().insert(user);
                            tx.users().setPassword(id, "before");
                        });
        return user;
    }

    private User now(User user) {
        return admin.store().read(tx -> tx.users().find(user.id())).orElseThrow();
    }

    private Id<Session> session(User user) {
        Id<Session> id = admin.ids().next();
        var at = admin.clock.instant();
        var hash = new SecretHash("sha256:" + "0".repeat(40) + id);
        var methods = Set.of(LoginMethod.PWD);
        var browser = LoginBrowser.of(null, null);
        var session = new Session(id, user.id(), hash, at, at, at, methods, browser, null);
        admin.store().execute(tx -> tx.sessions().insert(session));
        return id;
    }

    private boolean isLive(Id<Session> session) {
        return admin.store().read(tx -> tx.sessions().find(session)).orElseThrow().ended() == null;
    }

    private void request(User user, String address) {
        admin.store()
                .execute(
                        tx ->
                                changes.request(
                                        tx,
                                        now(user),
                                        new EmailAddress(address),
                                        "en",
                                        AuditOrigin.SYSTEM));
    }

    private List<Mail> mails(String address) {
        return admin
                .store()
                .read(tx -> tx.mails().list(null, PageRequest.FIRST).reversed())
                .stream()
                .filter(mail -> mail.recipient().address().written().equals(address))
                .toList();
    }

    private MailFacts facts(Mail mail) {
        var content = admin.store().read(tx -> tx.mails().content(mail.id())).orElseThrow();
        return MailFacts.of(content.bytes());
    }

    /** The secret in the latest mail to that address. */
    private String secret(String address) {
        var link = facts(mails(address).getLast()).find(MailFact.LINK).orElseThrow();
        return link.substring(link.indexOf("link=") + "link=".length());
    }

    private Confirmation confirm(User user, String secret) {
        return confirm(user, secret, session(user));
    }

    private Confirmation confirm(User user, String secret, Id<Session> session) {
        return changes.confirm(secret, user.id(), session, "en", AuditOrigin.SYSTEM);
    }

    private void change(User user, String address) {
        request(user, address);
        assertThat(confirm(user, secret(address))).isEqualTo(new Confirmation.Done());
    }

    private Undoing undo(String secret) {
        return undos.undo(secret, "en", null, null);
    }

    private Optional<AccountLink> pending(User user) {
        return admin.store().read(tx -> changes.pending(tx, user.id()));
    }

    private List<String> audited(User user) {
        var filter =
                new AuditFilter(null, null, null, null, "user", user.id().hex(), null, null, null);
        return admin.store().read(tx -> tx.audit().list(filter, PageRequest.FIRST)).stream()
                .map(AuditEvent::action)
                .toList();
    }

    @Test
    void confirmed_addressChanges_andTheOldOneGetsAnUndo() {
        var user = user(true);
        var to = address();
        request(user, to);
        assertThat(now(user)).isEqualTo(user);
        assertThat(pending(user).orElseThrow().newAddress()).isEqualTo(new EmailAddress(to));
        assertThat(mails(to)).extracting(Mail::kind).containsOnly(MailKind.ADDRESS_CONFIRMATION);
        var secret = secret(to);
        var other = session(user);

        assertThat(changes.look(secret, user.id()).state()).isEqualTo(AccountLinkState.OPEN);
        assertThat(confirm(user, secret)).isEqualTo(new Confirmation.Done());

        assertThat(now(user).email().written()).isEqualTo(to);
        assertThat(now(user).emailVerified()).isTrue();
        assertThat(pending(user)).isEmpty();
        assertThat(isLive(other)).as("a later proof ends no session").isTrue();
        var told = mails(user.email().written());
        assertThat(told).extracting(Mail::kind).containsExactly(MailKind.ADDRESS_CHANGED);
        assertThat(facts(told.getFirst()).find(MailFact.NEW_ADDRESS)).isEmpty();
        assertThat(confirm(user, secret))
                .isEqualTo(new Confirmation.Unusable(AccountLinkState.USED));
        assertThat(audited(user)).contains("user.address_change_requested", "user.address_changed");
    }

    @Test
    void addressWithAnAccount_looksTheSame_andOnlyTheMailSaysSo() {
        var user = user(true);
        var taken = user(true);
        request(user, taken.email().written());

        assertThat(pending(user).orElseThrow().newAddress()).isEqualTo(taken.email());
        assertThat(mails(taken.email().written()))
                .extracting(Mail::kind)
                .containsExactly(MailKind.ADDRESS_TAKEN);
        assertThat(facts(mails(taken.email().written()).getFirst()).find(MailFact.LINK))
                .hasValueSatisfying(link -> assertThat(link).doesNotContain("link="));
    }

    @Test
    void addressThatGotAnAccountMeanwhile_isRefusedBehindTheLink() {
        var user = user(true);
        var other = user(true);
        var to = address();
        request(user, to);
        var secret = secret(to);
        change(other, to);

        assertThat(confirm(user, secret)).isEqualTo(new Confirmation.Taken(new EmailAddress(to)));
        assertThat(now(user)).isEqualTo(user);
    }

    @Test
    void otherLetters_areAChangeOfOnesOwn_andTakenForOthers() {
        var user = user(true);
        var upper = user.email().written().toUpperCase(Locale.ROOT);
        request(user(true), upper);
        assertThat(mails(upper)).extracting(Mail::kind).containsExactly(MailKind.ADDRESS_TAKEN);

        change(user, upper);
        assertThat(now(user).email().written()).isEqualTo(upper);
    }

    @Test
    void newerRequest_cancel_andChangeOfThePassword_endTheLink() {
        var user = user(true);
        var first = address();
        request(user, first);
        var second = address();
        request(user, second);
        var ended = new Confirmation.Unusable(AccountLinkState.ENDED);
        assertThat(confirm(user, secret(first))).isEqualTo(ended);

        admin.store().execute(tx -> changes.cancel(tx, user, AuditOrigin.SYSTEM));
        assertThat(pending(user)).isEmpty();
        assertThat(confirm(user, secret(second))).isEqualTo(ended);

        var third = address();
        request(user, third);
        admin.store().execute(tx -> tx.accountLinks().endAll(user.id(), admin.clock.instant()));
        assertThat(confirm(user, secret(third))).isEqualTo(ended);
    }

    @Test
    void confirmedByAnotherUser_inAnEndedSession_orTooLate_changesNothing() {
        var user = user(true);
        var to = address();
        request(user, to);
        var secret = secret(to);
        assertThat(confirm(user(true), secret))
                .isEqualTo(new Confirmation.Unusable(AccountLinkState.UNKNOWN));
        var ended = session(user);
        admin.store().execute(tx -> tx.sessions().end(ended, admin.clock.instant()));
        assertThat(confirm(user, secret, ended))
                .isEqualTo(new Confirmation.Unusable(AccountLinkState.ENDED));
        admin.clock.move(ChangeAddress.LIFE);
        assertThat(confirm(user, secret))
                .isEqualTo(new Confirmation.Unusable(AccountLinkState.EXPIRED));
        assertThat(now(user)).isEqualTo(user);
    }

    /** Rule 9, without the factors: rule 13. */
    @Test
    void firstProof_endsOtherSessions_andKeepsTheFactors() {
        var user = user(false);
        factor(user);
        var other = session(user);
        var own = session(user);
        request(user, user.email().written());
        assertThat(confirm(user, secret(user.email().written()), own))
                .isEqualTo(new Confirmation.Done());

        assertThat(now(user).emailVerified()).isTrue();
        assertThat(isLive(other)).isFalse();
        assertThat(isLive(own)).isTrue();
        assertThat(hasFactor(user)).isTrue();
        assertThat(mails(user.email().written()))
                .extracting(Mail::kind)
                .doesNotContain(MailKind.ADDRESS_CHANGED);
    }

    private void factor(User user) {
        Id<AuthenticatorApp> id = admin.ids().next();
        var app = new AuthenticatorApp(id, user.id(), admin.clock.instant(), 0, null);
        admin.store().execute(tx -> tx.authenticatorApps().insert(app));
    }

    private boolean hasFactor(User user) {
        return admin.store().read(tx -> tx.authenticatorApps().ofUser(user.id())).isPresent();
    }

    private String password(User user) {
        return admin.store().read(tx -> tx.users().password(user.id())).orElse("none");
    }

    @Test
    void undone_addressIsBack_allEnds_andANewPasswordIsSet() {
        var user = user(true);
        var intruders = address();
        change(user, intruders);
        var undo = secret(user.email().written());
        factor(user);
        var session = session(user);
        admin.store()
                .execute(
                        tx -> {
                            tx.users().setPassword(user.id(), "intruder");
                            tx.accountLinks().endAll(user.id(), admin.clock.instant());
                        });

        assertThat(undos.look(undo).state()).isEqualTo(AccountLinkState.OPEN);
        var done = undo(undo);

        assertThat(now(user).email()).isEqualTo(user.email());
        assertThat(now(user).emailVerified()).isTrue();
        assertThat(isLive(session)).isFalse();
        assertThat(hasFactor(user)).as("added since the change").isFalse();
        assertThat(password(user)).isEqualTo("none");
        assertThat(mails(intruders).getLast().kind()).isEqualTo(MailKind.ADDRESS_CHANGED);
        assertThat(facts(mails(intruders).getLast()).find(MailFact.LINK)).isEmpty();
        assertThat(done)
                .isInstanceOfSatisfying(
                        Undoing.Done.class,
                        answer ->
                                assertThat(
                                                admin.manage
                                                        .account()
                                                        .recoverPassword()
                                                        .recover(
                                                                answer.recovery().reveal(),
                                                                new Password(
                                                                        "seven quiet brown fields"),
                                                                null,
                                                                null))
                                        .isEqualTo(new Recovery.Done()));
        assertThat(password(user)).isNotIn("none", "intruder");
        assertThat(undo(undo)).isEqualTo(new Undoing.Unusable(AccountLinkState.USED));
        assertThat(audited(user)).contains("user.address_undone");
    }

    @Test
    void factorFromBeforeTheChange_staysAtAnUndo() {
        var user = user(true);
        factor(user);
        admin.clock.move(Duration.ofMillis(1));
        change(user, address());
        var undone = undo(secret(user.email().written()));
        assertThat(hasFactor(user)).isTrue();
        assertThat(undone)
                .isInstanceOfSatisfying(
                        Undoing.Done.class,
                        done -> assertThat(done.left()).isEqualTo(new FactorsLeft(0, 1)));
        var told = mails(user.email().written()).getLast();
        assertThat(told.kind()).isEqualTo(MailKind.ADDRESS_RESTORED);
        assertThat(facts(told).find(MailFact.FACTOR)).contains("authenticator");
    }

    @Test
    void changedTwice_theOldestUndoWins_inAnyOrder() {
        var user = user(true);
        var second = address();
        change(user, second);
        admin.clock.move(Duration.ofSeconds(1));
        change(user, address());
        var oldest = secret(user.email().written());
        var later = secret(second);

        assertThat(undo(later)).isInstanceOf(Undoing.Done.class);
        assertThat(now(user).email().written()).isEqualTo(second);
        assertThat(undo(oldest)).isInstanceOf(Undoing.Done.class);
        assertThat(now(user).email()).isEqualTo(user.email());
    }

    @Test
    void oldestUndoUsed_laterOnesEnd() {
        var user = user(true);
        var second = address();
        change(user, second);
        admin.clock.move(Duration.ofSeconds(1));
        change(user, address());

        assertThat(undo(secret(user.email().written()))).isInstanceOf(Undoing.Done.class);
        assertThat(undo(secret(second))).isEqualTo(new Undoing.Unusable(AccountLinkState.ENDED));
        assertThat(now(user).email()).isEqualTo(user.email());
    }

    @Test
    void oldAddressHasAnotherAccount_undoChangesNothing() {
        var user = user(true);
        change(user, address());
        var undo = secret(user.email().written());
        change(user(true), user.email().written());

        assertThat(undo(undo)).isEqualTo(new Undoing.Taken(user.email()));
        assertThat(password(user)).isEqualTo("before");
        assertThat(undos.look(undo).state()).isEqualTo(AccountLinkState.OPEN);
    }

    @Test
    void undo_afterSevenDays_hasExpired() {
        var user = user(true);
        change(user, address());
        var undo = secret(user.email().written());
        admin.clock.move(UndoAddress.LIFE);
        assertThat(undo(undo)).isEqualTo(new Undoing.Unusable(AccountLinkState.EXPIRED));
    }

    /** The pause of an account must not be what lets the thief of its address keep it. */
    @Test
    void disabledAndEnabled_theUndoRestsAndThenWorks_andNoFactorIsOfferedUntilItHasExpired() {
        var user = user(true);
        change(user, address());
        var undo = secret(user.email().written());
        OpenedLink.done(admin.manage.users().disable(admin.operator, user.id(), null));
        assertThat(undo(undo)).isEqualTo(new Undoing.Unusable(AccountLinkState.ENDED));
        OpenedLink.done(admin.manage.users().enable(admin.operator, user.id(), null));
        assertThat(isFactorOffered(user)).isFalse();

        assertThat(undo(undo)).isInstanceOf(Undoing.Done.class);

        assertThat(now(user).email()).isEqualTo(user.email());
        assertThat(isFactorOffered(user)).as("used, but not yet expired").isFalse();
        admin.clock.move(UndoAddress.LIFE);
        assertThat(isFactorOffered(user)).isTrue();
    }

    private boolean isFactorOffered(User user) {
        var requests = admin.manage.account().requestEnrolment();
        return admin.store().read(tx -> requests.isOffered(tx, user.id()));
    }

    /** It may be a mistyped one: a stranger's mailbox must not get the account. */
    @Test
    void addressThatWasNeverProved_isTold_andCanUndoNothing() {
        var user = user(false);
        change(user, address());

        var told = mails(user.email().written());
        assertThat(told).extracting(Mail::kind).containsExactly(MailKind.ADDRESS_CHANGED);
        assertThat(facts(told.getFirst()).find(MailFact.LINK)).isEmpty();
        assertThat(facts(told.getFirst()).find(MailFact.EXPIRES)).isEmpty();
    }

    /** Else a thief of the password would prove an own address, and get the link there. */
    @Test
    void addressThatWasNeverProved_isChanged_noFactorIsOfferedForSevenDaysEither() {
        var user = user(false);
        change(user, address());
        assertThat(isFactorOffered(user)).isFalse();
        admin.clock.move(UndoAddress.LIFE);
        assertThat(isFactorOffered(user)).isTrue();
    }

    @Test
    void changedMoreOftenThanTheLimitOfMails_theUndoIsStillMailed() {
        var user = user(true);
        for (int i = 0; i < 4; i++) {
            change(user, address());
            assertThat(mails(user.email().written()))
                    .filteredOn(mail -> mail.kind() == MailKind.ADDRESS_CHANGED)
                    .hasSize(i + 1);
            assertThat(undo(secret(user.email().written()))).isInstanceOf(Undoing.Done.class);
        }
    }

    @Test
    void limitOfAnAddressUsedUpByAnotherUser_theOwnerIsStillMailed() {
        var wanted = address();
        var stranger = user(true);
        for (int i = 0; i < 6; i++) {
            request(stranger, wanted);
        }
        assertThat(mails(wanted)).as("the limit").hasSize(3);

        change(user(true), wanted);
    }
}

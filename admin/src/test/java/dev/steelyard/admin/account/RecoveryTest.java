package dev.steelyard.admin.account;

import static dev.steelyard.admin.running.Administration.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.account.RecoverPassword.Recovery;
import dev.steelyard.admin.link.AccountLinkState;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.AccountLink.Purpose;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.PasswordProof;
import dev.steelyard.domain.user.PasswordRules.Fault;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Links that set a new password (rule 13). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryTest {
    private final AccountFixture accounts = new AccountFixture();

    @AfterAll
    void stop() {
        accounts.close();
    }

    @Test
    void linkOfTheOperator_setsThePasswordOnce_andTheUserIsTold() {
        var user = accounts.user();
        var link = accounts.reset(accounts.operator(), user);
        assertThat(accounts.password(user)).isEqualTo("before");
        assertThat(accounts.admin.manage.account().recoverPassword().look(link).maker())
                .isEqualTo("Ada Lovelace");

        assertThat(accounts.recover(link, "too short")).isInstanceOf(Recovery.Refused.class);
        assertThat(accounts.recover(link, "Ada Lovelace 1")).isInstanceOf(Recovery.Refused.class);
        assertThat(accounts.state(link)).isEqualTo(AccountLinkState.OPEN);
        assertThat(accounts.recover(link, AccountFixture.NEW)).isEqualTo(new Recovery.Done());

        assertThat(accounts.password(user)).isNotEqualTo("before");
        assertThat(accounts.recover(link, AccountFixture.NEW))
                .isEqualTo(new Recovery.Unusable(AccountLinkState.USED));
        assertThat(accounts.mails(user))
                .extracting(Mail::kind)
                .containsExactly(MailKind.PASSWORD_CHANGED);
    }

    @Test
    void refusedPassword_namesTheReason() {
        var link = accounts.reset(accounts.operator(), accounts.user());

        assertThat(accounts.recover(link, "AdaLovelace1815"))
                .isInstanceOfSatisfying(
                        Recovery.Refused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(Fault.LIKE_NAME));
    }

    @Test
    void link_endsByTime_byANewerOne_byAChange_andByDisabling() {
        var user = accounts.user();
        var operator = accounts.operator();
        var first = accounts.reset(operator, user);
        var second = accounts.reset(operator, user);
        assertThat(accounts.state(first)).isEqualTo(AccountLinkState.ENDED);
        assertThat(accounts.state(second)).isEqualTo(AccountLinkState.OPEN);

        done(change(user, accounts.session(user), "phc"));
        assertThat(accounts.state(second)).isEqualTo(AccountLinkState.ENDED);
        assertThat(accounts.recover(second, AccountFixture.NEW))
                .isEqualTo(new Recovery.Unusable(AccountLinkState.ENDED));
        assertThat(accounts.password(user)).isEqualTo("phc");

        var third = accounts.reset(operator, user);
        done(accounts.admin.manage.users().disable(operator, user, null));
        assertThat(accounts.state(third)).isEqualTo(AccountLinkState.ENDED);
        accounts.admin.post(operator, AccountFixture.path(user), Map.of()).conflict();

        var other = accounts.reset(operator, accounts.user());
        accounts.admin.clock.move(Duration.ofHours(24));
        assertThat(accounts.state(other)).isEqualTo(AccountLinkState.EXPIRED);
        assertThat(accounts.recover(other, AccountFixture.NEW))
                .isEqualTo(new Recovery.Unusable(AccountLinkState.EXPIRED));
    }

    @Test
    void otherLinks_areUnknown() {
        assertThat(accounts.state("")).isEqualTo(AccountLinkState.UNKNOWN);
        assertThat(accounts.state("sy_al_x")).isEqualTo(AccountLinkState.UNKNOWN);
        var link = accounts.reset(accounts.operator(), accounts.user());
        assertThat(accounts.admin.manage.acceptInvitation().look(link))
                .isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void knownAndUnknownAddress_oneMailEach_andOnlyTheKnownGetsALink() {
        var user = accounts.user();
        var known = accounts.admin.store().read(tx -> tx.users().find(user)).orElseThrow().email();
        var unknown = new EmailAddress("nobody@example.com");
        for (var address : List.of(known, unknown)) {
            boolean written =
                    accounts.admin
                            .store()
                            .write(
                                    tx ->
                                            accounts.admin
                                                    .manage
                                                    .account()
                                                    .requestRecovery()
                                                    .request(tx, address, "en", null, false));
            assertThat(written).isTrue();
        }
        var mails =
                accounts.admin
                        .store()
                        .read(tx -> tx.mails().list(null, PageRequest.FIRST).reversed());
        assertThat(mails)
                .filteredOn(mail -> mail.recipient().address().equals(unknown))
                .extracting(Mail::decoy)
                .containsExactly(true);
        assertThat(accounts.mails(user)).extracting(Mail::decoy).containsExactly(false);
        var now = accounts.admin.clock.instant();
        var link =
                accounts.admin
                        .store()
                        .read(tx -> tx.accountLinks().open(user, Purpose.PASSWORD_RESET, now));
        assertThat(link).isPresent();
    }

    @Test
    void addressTypedWithLookAlikeLetters_mailGoesToTheStoredOne() {
        var user = accounts.user();
        var stored = accounts.admin.store().read(tx -> tx.users().find(user)).orElseThrow().email();
        var typed = new EmailAddress(stored.written().replace('u', '\uff55'));

        accounts.admin
                .store()
                .execute(
                        tx ->
                                accounts.admin
                                        .manage
                                        .account()
                                        .requestRecovery()
                                        .request(tx, typed, "en", null, false));

        assertThat(accounts.mails(user)).extracting(Mail::decoy).containsExactly(false);
        var all =
                accounts.admin
                        .store()
                        .read(tx -> tx.mails().list(null, PageRequest.FIRST).reversed());
        assertThat(all).extracting(mail -> mail.recipient().address()).doesNotContain(typed);
    }

    @Test
    void changeThatWasProvedBeforeARecovery_orInAnEndedSession_changesNothing() {
        var user = accounts.user();
        var old = accounts.proof(user);
        accounts.recover(accounts.reset(accounts.operator(), user), AccountFixture.NEW);
        var recovered = accounts.password(user);
        assertThat(change(old, accounts.session(user), "intruder"))
                .isInstanceOf(Outcome.Missing.class);

        var ended = accounts.session(user);
        accounts.admin
                .store()
                .execute(tx -> tx.sessions().end(ended, accounts.admin.clock.instant()));
        assertThat(change(user, ended, "intruder")).isInstanceOf(Outcome.Missing.class);
        assertThat(change(user, accounts.session(accounts.user()), "intruder"))
                .isInstanceOf(Outcome.Missing.class);

        assertThat(accounts.password(user)).isEqualTo(recovered);
        done(change(user, accounts.session(user), "changed"));
    }

    private Outcome<User> change(Id<User> user, Id<Session> session, String phc) {
        return change(accounts.proof(user), session, phc);
    }

    private Outcome<User> change(PasswordProof old, Id<Session> session, String phc) {
        return accounts.admin
                .manage
                .account()
                .changePassword()
                .change(old, session, phc, true, AuditOrigin.SYSTEM);
    }
}

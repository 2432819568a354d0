package dev.steelyard.admin.account;

import static dev.steelyard.admin.running.Administration.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.account.RecoverPassword.Recovery;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.factor.AuthenticatorApp;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.key.EncryptedValue;
import dev.steelyard.domain.link.AccountLink.Purpose;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the use of a mailed link proves of an address (rule 9), and what it leaves (rule 13). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressProofTest {
    private final AccountFixture accounts = new AccountFixture();

    @AfterAll
    void stop() {
        accounts.close();
    }

    @Test
    void firstMailedLink_provesTheAddress_andRemovesCodesFromBefore() {
        var user = accounts.user();
        permitCodes(user);
        assertThat(accounts.recover(accounts.mailed(user), AccountFixture.NEW))
                .isEqualTo(new Recovery.Done());
        assertThat(codes(user)).isZero();
        assertThat(
                        accounts.admin
                                .store()
                                .read(tx -> tx.users().find(user))
                                .orElseThrow()
                                .emailVerified())
                .isTrue();

        permitCodes(user);
        assertThat(accounts.recover(accounts.mailed(user), AccountFixture.NEW))
                .isEqualTo(new Recovery.Done());
        assertThat(codes(user)).isEqualTo(1);
    }

    @Test
    void operatorsLink_provesNoAddress() {
        var user = accounts.user();
        permitCodes(user);
        assertThat(accounts.recover(accounts.reset(accounts.operator(), user), AccountFixture.NEW))
                .isEqualTo(new Recovery.Done());
        assertThat(codes(user)).isEqualTo(1);
        assertThat(
                        accounts.admin
                                .store()
                                .read(tx -> tx.users().find(user))
                                .orElseThrow()
                                .emailVerified())
                .isFalse();
    }

    /** Rule 13 before rule 9: the mailbox and an operator, not the mailbox alone. */
    @Test
    void mailedLink_ofAnAddressThatWasNeverProved_leavesTheFactors_andProvesNothing() {
        var user = accounts.user();
        var before = factors(user);
        var session = accounts.session(user);
        assertThat(
                        accounts.recover(
                                accounts.link(user, Purpose.PASSWORD_RESET), AccountFixture.NEW))
                .isEqualTo(new Recovery.Done());
        assertThat(hasFactors(before)).isTrue();
        assertThat(isProved(user)).isFalse();
        assertThat(
                        accounts.admin
                                .store()
                                .read(tx -> tx.sessions().find(session))
                                .orElseThrow()
                                .ended())
                .isNotNull();

        assertThat(accounts.resetFactors(accounts.operator(), user))
                .isInstanceOf(Outcome.Done.class);
        accounts.recover(accounts.link(user, Purpose.PASSWORD_RESET), AccountFixture.NEW);
        assertThat(isProved(user)).isTrue();

        var after = factors(user);
        accounts.recover(accounts.link(user, Purpose.PASSWORD_RESET), AccountFixture.NEW);
        assertThat(hasFactors(after)).isTrue();
    }

    @Test
    void disabled_theLinkThatBringsTheAddressBackOnlyRests() {
        var user = accounts.user();
        var undo = Secret.parse(SecretKind.ACCOUNT_LINK, accounts.link(user, Purpose.ADDRESS_UNDO));
        done(accounts.admin.manage.users().disable(accounts.operator(), user, null));

        assertThat(
                        accounts.admin
                                .store()
                                .read(tx -> tx.accountLinks().find(undo.orElseThrow().id()))
                                .orElseThrow()
                                .ended())
                .isNull();
    }

    private void permitCodes(Id<User> user) {
        accounts.admin
                .store()
                .execute(
                        tx ->
                                tx.recoveryCodes()
                                        .replace(
                                                user,
                                                List.of("hash"),
                                                accounts.admin.clock.instant()));
    }

    private int codes(Id<User> user) {
        return accounts.admin.store().read(tx -> tx.recoveryCodes().left(user));
    }

    private AuthenticatorApp factors(Id<User> user) {
        var now = accounts.admin.clock.instant();
        var app = new AuthenticatorApp(accounts.admin.ids().next(), user, now, 0, null);
        accounts.admin
                .store()
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
        return accounts.admin
                .store()
                .read(
                        tx ->
                                tx.authenticatorApps().ofUser(app.user()).isPresent()
                                        || tx.keptSecrets().find(app.secretName()).isPresent()
                                        || tx.recoveryCodes().left(app.user()) > 0
                                        || tx.factorEnrolments()
                                                .isPermitted(
                                                        app.user(),
                                                        accounts.admin.clock.instant()));
    }

    private boolean isProved(Id<User> user) {
        return accounts.admin
                .store()
                .read(tx -> tx.users().find(user))
                .orElseThrow()
                .emailVerified();
    }
}

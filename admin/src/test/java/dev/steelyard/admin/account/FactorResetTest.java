package dev.steelyard.admin.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.factor.AuthenticatorApp;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Authority;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An operator's reset of second factors (rule 13). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FactorResetTest {
    private final AccountFixture accounts = new AccountFixture();

    @AfterAll
    void stop() {
        accounts.close();
    }

    /** Rule 13: "it never removes a second factor together with the password". */
    @Test
    void passwordAndFactorsOfOneUserWithinADay_takeTwoPeople() {
        var user = accounts.user();
        var one = accounts.operator();
        var other = accounts.operator();
        accounts.reset(one, user);
        accounts.reset(one, user);

        assertSecondNeeded(accounts.resetFactors(one, user));
        assertSecondNeeded(accounts.resetFactors(accounts.admin.operator, user));
        assertThat(accounts.resetFactors(other, user)).isInstanceOf(Outcome.Done.class);
        accounts.admin
                .post(other, AccountFixture.path(user), Map.of())
                .forbidden(RefusalCode.SECOND_PERSON_NEEDED);
        assertThat(accounts.resetFactors(one, one.asUser().orElseThrow()))
                .isInstanceOf(Outcome.Forbidden.class);

        accounts.admin.clock.move(Duration.ofHours(24).plusMillis(1));
        assertThat(accounts.resetFactors(one, user)).isInstanceOf(Outcome.Done.class);
    }

    private static void assertSecondNeeded(Outcome<?> outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Forbidden.class,
                        refused ->
                                assertThat(refused.code())
                                        .isEqualTo(RefusalCode.SECOND_PERSON_NEEDED));
    }

    @Test
    void factorsReset_allAreGone_andTheUserIsTold() {
        var user = accounts.user();
        var now = accounts.admin.clock.instant();
        accounts.admin
                .store()
                .execute(
                        tx -> {
                            Id<AuthenticatorApp> id = accounts.admin.ids().next();
                            tx.authenticatorApps()
                                    .insert(new AuthenticatorApp(id, user, now, 0, null));
                            tx.recoveryCodes().replace(user, List.of("a"), now);
                        });
        assertThat(accounts.resetFactors(accounts.operator(), user))
                .isInstanceOf(Outcome.Done.class);
        accounts.admin
                .store()
                .read(
                        tx -> {
                            assertThat(tx.authenticatorApps().ofUser(user)).isEmpty();
                            assertThat(tx.recoveryCodes().left(user)).isZero();
                            return user;
                        });
        assertThat(accounts.mails(user))
                .extracting(Mail::kind)
                .containsExactly(MailKind.FACTOR_REMOVED);
    }

    @Test
    void factorsResetOfAUserWithoutAny_theMailSpeaksOfTheLinkAlone() {
        var user = accounts.user();
        assertThat(accounts.resetFactors(accounts.operator(), user))
                .isInstanceOf(Outcome.Done.class);
        assertThat(accounts.mails(user))
                .extracting(Mail::kind)
                .containsExactly(MailKind.FACTOR_LINK);
    }

    /** docs/operations.md, "The only operator lost the second factor". */
    @Test
    void managementClientWithAllPermissions_resetsTheFactorsOfAnOperator() {
        var operator = accounts.user();
        accounts.admin
                .put(
                        accounts.admin.operator,
                        "/staff/" + operator,
                        Map.of(
                                "authority",
                                "operator",
                                "permissions",
                                List.of("manage.staff:write")))
                .done();
        var all = EnumSet.allOf(ManagementPermission.class);

        assertThat(
                        accounts.resetFactors(
                                accounts.admin.actor(new Authority.Operator(), all), operator))
                .isInstanceOf(Outcome.Done.class);
        all.remove(ManagementPermission.STAFF_WRITE);
        assertThat(
                        accounts.resetFactors(
                                accounts.admin.actor(new Authority.Operator(), all), operator))
                .isInstanceOf(Outcome.Forbidden.class);
    }
}

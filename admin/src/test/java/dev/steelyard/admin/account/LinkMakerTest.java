package dev.steelyard.admin.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.account.RecoverPassword.Recovery;
import dev.steelyard.admin.link.AccountLinkState;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.running.People;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Authority;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which staff may make a link for which user, when it is made and when it is used (rule 13). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkMakerTest {
    private final AccountFixture accounts = new AccountFixture();

    @AfterAll
    void stop() {
        accounts.close();
    }

    @Test
    void oneself_andUsersWithMorePermissions_refused() {
        var operator = accounts.operator();
        accounts.admin
                .post(operator, AccountFixture.path(operator.asUser().orElseThrow()), Map.of())
                .forbidden(RefusalCode.ONESELF);

        var staff = People.user(accounts.admin, "staff@example.com");
        accounts.admin
                .put(
                        accounts.admin.operator,
                        "/staff/" + staff,
                        Map.of(
                                "authority",
                                "operator",
                                "permissions",
                                List.of("manage.resellers:write")))
                .done();
        accounts.admin
                .post(operator, AccountFixture.path(staff), Map.of())
                .forbidden(RefusalCode.BEYOND_OWN);
        accounts.admin
                .post(
                        accounts.operator(ManagementPermission.RESELLERS_WRITE),
                        AccountFixture.path(staff),
                        Map.of())
                .done();
    }

    /** Rule 13: at the time of use, too. */
    @Test
    void linkForAUserWhoGotMorePermissionsThanItsMaker_hasEnded() {
        var maker = accounts.user();
        accounts.staff(maker, "manage.users:write");
        var actor =
                Actor.user(
                        maker,
                        new Authority.Operator(),
                        EnumSet.of(ManagementPermission.USERS_WRITE),
                        AuditOrigin.SYSTEM,
                        accounts.admin.clock.instant());
        var user = accounts.user();
        var link = accounts.reset(actor, user);
        accounts.staff(user, "manage.resellers:write");

        assertThat(accounts.state(link)).isEqualTo(AccountLinkState.ENDED);
        assertThat(accounts.recover(link, AccountFixture.NEW))
                .isEqualTo(new Recovery.Unusable(AccountLinkState.ENDED));
        assertThat(accounts.password(user)).isEqualTo("before");
    }

    @Test
    void linkForAUserWithAsManyPermissionsAsItsMaker_works() {
        var maker = accounts.user();
        accounts.staff(maker, "manage.users:write", "manage.resellers:write");
        var actor =
                Actor.user(
                        maker,
                        new Authority.Operator(),
                        EnumSet.of(
                                ManagementPermission.USERS_WRITE,
                                ManagementPermission.RESELLERS_WRITE),
                        AuditOrigin.SYSTEM,
                        accounts.admin.clock.instant());
        var user = accounts.user();
        accounts.staff(user, "manage.resellers:write");

        assertThat(accounts.recover(accounts.reset(actor, user), AccountFixture.NEW))
                .isEqualTo(new Recovery.Done());
    }
}

package dev.steelyard.admin.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.People;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.deletion.AccountDeletion;
import dev.steelyard.domain.factor.AuthenticatorApp;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the operator sees of the ways in which a user gets in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserAccessTest {
    private final Administration admin = new Administration();

    @AfterAll
    void stop() {
        admin.close();
    }

    @Test
    void userWithoutFactors_hasNone() {
        var user = admin.get(admin.operator, "/users/" + People.user(admin, "a@example.com"));

        assertThat(user.done().flag("authenticator")).isFalse();
        assertThat(user.number("passkeys")).isZero();
        assertThat(user.number("recovery_codes")).isZero();
        assertThat(user.written()).contains("last_login=null", "deletion=null");
    }

    @Test
    void operator_seesFactorsAndPendingDeletion() {
        var user = People.user(admin, "b@example.com");
        var now = admin.clock.instant();
        admin.store()
                .execute(
                        tx -> {
                            Id<AuthenticatorApp> id = admin.ids().next();
                            tx.authenticatorApps()
                                    .insert(new AuthenticatorApp(id, user, now, 0, null));
                            tx.recoveryCodes().replace(user, List.of("a", "b"), now);
                            tx.accountDeletions().insert(AccountDeletion.requested(user, now));
                        });

        var seen = admin.get(admin.operator, "/users/" + user).done();

        assertThat(seen.flag("authenticator")).isTrue();
        assertThat(seen.number("recovery_codes")).isEqualTo(2);
        assertThat(seen.text("deletion"))
                .startsWith(now.plus(Duration.ofDays(14)).toString().substring(0, 19));
    }

    /** Rule 9: a reseller never sees a second factor. */
    @Test
    void resellersStaff_seesNoUser() {
        var tenant = Tenant.create(admin, "North");
        var all = EnumSet.allOf(ManagementPermission.class);
        all.removeIf(ManagementPermission::operatorOnly);
        var staff = admin.actor(tenant.authority(), all);

        admin.get(staff, "/users/" + People.user(admin, "c@example.com"))
                .forbidden(RefusalCode.PERMISSION_MISSING);
    }
}

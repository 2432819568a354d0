package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.deletion.AccountDeletion;
import dev.steelyard.domain.profile.Profile;
import dev.steelyard.domain.profile.ProfileField;
import dev.steelyard.domain.user.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AccountDeletionsTest extends StoreContract {
    private AccountDeletion requested(User user) {
        var deletion = AccountDeletion.requested(user.id(), world.now());
        world.write(tx -> tx.accountDeletions().insert(deletion));
        return deletion;
    }

    private boolean complete(User user) {
        return store.write(tx -> tx.accountDeletions().complete(user.id(), world.now()));
    }

    private boolean cancel(User user) {
        return store.write(tx -> tx.accountDeletions().cancel(user.id()));
    }

    @Test
    void requested_isFound_andOnceOnly_andCancelled() {
        var user = world.user();
        var deletion = requested(user);

        assertThat(find(tx -> tx.accountDeletions().find(user.id()))).contains(deletion);
        assertThat(store.<Boolean>write(tx -> tx.accountDeletions().insert(deletion))).isFalse();
        assertThat(complete(user)).as("not due").isFalse();
        assertThat(cancel(user)).isTrue();
        clock.move(AccountDeletion.DELAY);
        assertThat(complete(user)).as("cancelled").isFalse();
    }

    @Test
    void due_deletedForGood_andTheIdStays() {
        var user = world.user();
        var session = world.session(user);
        world.write(
                tx -> {
                    tx.users().setPassword(user.id(), "$argon2id$");
                    tx.profiles()
                            .put(
                                    new Profile(
                                            user.id(),
                                            Map.of(ProfileField.LOCALITY, "Bath"),
                                            world.now()));
                });
        requested(user);
        clock.move(AccountDeletion.DELAY);
        assertThat(list(tx -> tx.accountDeletions().due(world.now(), 10))).contains(user.id());

        assertThat(complete(user)).isTrue();

        assertThat(find(tx -> tx.users().password(user.id()))).isEmpty();
        assertThat(find(tx -> tx.profiles().find(user.id()))).isEmpty();
        assertThat(find(tx -> tx.sessions().find(session.id()))).isEmpty();
        assertThat(find(tx -> tx.users().findByEmail(user.email()))).isEmpty();
        var left = find(tx -> tx.users().find(user.id())).orElseThrow();
        assertThat(left.disabled()).isTrue();
        assertThat(left.name()).isEmpty();
        assertThat(complete(user)).as("once only").isFalse();
        assertThat(cancel(user)).isFalse();
        assertThat(list(tx -> tx.accountDeletions().due(world.now(), 10)))
                .doesNotContain(user.id());
    }

    @Test
    void cancelledAndCompletedAtOnce_oneWins() throws Exception {
        var user = world.user();
        requested(user);
        clock.move(AccountDeletion.DELAY);
        var turn = new AtomicInteger();

        var won =
                Crowd.of(8, () -> turn.getAndIncrement() % 2 == 0 ? complete(user) : cancel(user));

        assertThat(won).containsOnlyOnce(true);
    }

    /** A new table about users must say what becomes of its rows. */
    @Test
    void everyTableOfUsers_isDeletedOrKeptOnPurpose() throws IOException {
        var tables = new TreeSet<String>();
        try (var in =
                Objects.requireNonNull(
                        getClass().getResourceAsStream("/db/migration/V1__schema.sql"))) {
            var schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var table = Pattern.compile("CREATE TABLE (\\w+) \\(([^;]*)\\);").matcher(schema);
            while (table.find()) {
                if (table.group(2).contains("REFERENCES users (id)")) {
                    tables.add(table.group(1));
                }
            }
        }
        assertThat(tables)
                .containsExactlyInAnyOrder(
                        // Deleted by the store.
                        "profiles",
                        "passwords",
                        "login_failures",
                        "passkeys",
                        "user_handles",
                        "authenticator_apps",
                        "recovery_codes",
                        "trusted_browsers",
                        "factor_enrolments",
                        "account_links",
                        "account_resets",
                        "consents",
                        "codes",
                        "refresh_families",
                        "sessions",
                        // Ended by the caller, with audit events.
                        "memberships",
                        "staff",
                        // Kept: they end by themselves, or say that the account is gone.
                        "logout_deliveries",
                        "account_deletions");
    }
}

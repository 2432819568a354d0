package dev.steelyard.store.sql.user;

import dev.steelyard.domain.deletion.AccountDeletion;
import dev.steelyard.domain.deletion.AccountDeletions;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores users' wishes to delete their accounts in an SQL table, and deletes them. */
public record SqlAccountDeletions(SqlExecutor sql) implements AccountDeletions {
    /** In an order that foreign keys allow. */
    private static final List<String> OF_A_USER =
            List.of(
                    "DELETE FROM profile_lines WHERE user_id = :key",
                    "DELETE FROM profiles WHERE user_id = :key",
                    "DELETE FROM passwords WHERE user_id = :key",
                    "DELETE FROM login_failures WHERE user_id = :key",
                    "DELETE FROM passkeys WHERE user_id = :key",
                    "DELETE FROM user_handles WHERE user_id = :key",
                    "DELETE FROM authenticator_apps WHERE user_id = :key",
                    "DELETE FROM recovery_codes WHERE user_id = :key",
                    "DELETE FROM trusted_browsers WHERE user_id = :key",
                    "DELETE FROM factor_enrolments WHERE user_id = :key",
                    "DELETE FROM account_links WHERE user_id = :key",
                    "DELETE FROM account_resets WHERE user_id = :key",
                    "DELETE FROM consents WHERE user_id = :key",
                    "DELETE FROM codes WHERE user_id = :key",
                    """
                    DELETE FROM refresh_tokens WHERE family_id IN (
                        SELECT id FROM refresh_families WHERE user_id = :key)""",
                    "DELETE FROM refresh_families WHERE user_id = :key",
                    "DELETE FROM sessions WHERE user_id = :key");

    @Override
    public boolean insert(AccountDeletion deletion) {
        return sql.update(
                                """
                                INSERT INTO account_deletions (user_id, requested, due, done)
                                VALUES (:user, :requested, :due, :done)
                                ON CONFLICT (user_id) DO NOTHING""")
                        .bindMethods(deletion)
                        .execute()
                == 1;
    }

    @Override
    public Optional<AccountDeletion> find(Id<User> user) {
        return sql.find(
                "SELECT * FROM account_deletions WHERE user_id = :key",
                user,
                RowReader.to(
                        row ->
                                new AccountDeletion(
                                        row.id("user_id"),
                                        row.instant("requested"),
                                        row.instant("due"),
                                        row.instantOrNull("done"))));
    }

    @Override
    public boolean cancel(Id<User> user) {
        return sql.update("DELETE FROM account_deletions WHERE user_id = :user AND done IS NULL")
                        .bind("user", user)
                        .execute()
                == 1;
    }

    @Override
    public List<Id<User>> due(Instant now, int limit) {
        return sql.query(
                        """
                        SELECT user_id FROM account_deletions
                        WHERE done IS NULL AND due <= :now ORDER BY due LIMIT :limit""")
                .bind("now", now)
                .bind("limit", limit)
                .map(RowReader.to(row -> row.<User>id("user_id")))
                .list();
    }

    @Override
    public boolean complete(Id<User> user, Instant now) {
        int taken =
                sql.update(
                                """
                                UPDATE account_deletions SET done = :now
                                WHERE user_id = :user AND done IS NULL AND due <= :now""")
                        .bind("user", user)
                        .bind("now", now)
                        .execute();
        if (taken == 0) {
            return false;
        }
        OF_A_USER.forEach(delete -> sql.execute(delete, user));
        // No mail reaches a name under .invalid (RFC 2606, section 2).
        sql.update(
                        """
                        UPDATE users
                        SET email = :address, email_normalised = :address, name = '',
                            name_normalised = '', email_verified = 0, disabled = 1,
                            version = version + 1
                        WHERE id = :user""")
                .bind("user", user)
                .bind("address", user + "@deleted.invalid")
                .execute();
        return true;
    }
}

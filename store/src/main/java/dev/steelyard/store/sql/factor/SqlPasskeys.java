package dev.steelyard.store.sql.factor;

import dev.steelyard.domain.factor.Passkey;
import dev.steelyard.domain.factor.Passkeys;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores users' passkeys and user handles in SQL tables. */
public record SqlPasskeys(SqlExecutor sql) implements Passkeys {
    private static final RowMapper<Passkey> PASSKEY =
            RowReader.to(
                    row ->
                            new Passkey(
                                    row.id("id"),
                                    row.id("user_id"),
                                    row.text("name"),
                                    row.text("credential_id"),
                                    row.text("public_key"),
                                    row.number("sign_count"),
                                    row.flag("backup_eligible"),
                                    row.flag("backed_up"),
                                    row.words("transports"),
                                    row.instant("created"),
                                    row.instantOrNull("last_used")));

    @Override
    public String handle(Id<User> user, String fresh) {
        sql.update(
                        """
                        INSERT INTO user_handles (user_id, handle) VALUES (:user, :fresh)
                        ON CONFLICT (user_id) DO NOTHING""")
                .bind("user", user)
                .bind("fresh", fresh)
                .execute();
        return handle(user).orElseThrow();
    }

    @Override
    public Optional<String> handle(Id<User> user) {
        return sql.find(
                "SELECT handle FROM user_handles WHERE user_id = :key",
                user,
                RowReader.to(row -> row.text("handle")));
    }

    @Override
    public boolean insert(Passkey passkey) {
        return sql.update(
                                """
                                INSERT INTO passkeys (id, user_id, name, credential_id, public_key,
                                    sign_count, backup_eligible, backed_up, transports, created,
                                    last_used)
                                VALUES (:id, :user, :name, :credentialId, :publicKey, :signCount,
                                    :backupEligible, :backedUp, :transports, :created, :lastUsed)
                                ON CONFLICT (credential_id) DO NOTHING""")
                        .bindMethods(passkey)
                        .execute()
                == 1;
    }

    @Override
    public Optional<Passkey> find(String credentialId) {
        return sql.find("SELECT * FROM passkeys WHERE credential_id = :key", credentialId, PASSKEY);
    }

    @Override
    public List<Passkey> ofUser(Id<User> user) {
        return sql.list("SELECT * FROM passkeys WHERE user_id = :key ORDER BY id", user, PASSKEY);
    }

    @Override
    public boolean rename(Id<User> user, Id<Passkey> passkey, String name) {
        return sql.update(
                                """
                                UPDATE passkeys SET name = :name
                                WHERE id = :id AND user_id = :user""")
                        .bind("id", passkey)
                        .bind("user", user)
                        .bind("name", name)
                        .execute()
                == 1;
    }

    @Override
    public boolean remove(Id<User> user, Id<Passkey> passkey) {
        return sql.update("DELETE FROM passkeys WHERE id = :id AND user_id = :user")
                        .bind("id", passkey)
                        .bind("user", user)
                        .execute()
                == 1;
    }

    @Override
    public int removeAll(Id<User> user) {
        return sql.execute("DELETE FROM passkeys WHERE user_id = :key", user);
    }

    @Override
    public boolean use(Id<Passkey> passkey, long signCount, boolean backedUp, Instant at) {
        return sql.update(
                                """
                                UPDATE passkeys SET sign_count = :count, backed_up = :backedUp,
                                    last_used = :at
                                WHERE id = :id
                                  AND (sign_count < :count OR (sign_count = 0 AND :count = 0))""")
                        .bind("id", passkey)
                        .bind("count", signCount)
                        .bind("backedUp", backedUp)
                        .bind("at", at)
                        .execute()
                == 1;
    }
}

package dev.steelyard.store.sql.factor;

import dev.steelyard.domain.factor.RecoveryCodes;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.Collection;

/** Stores keyed hashes of recovery codes in an SQL table. */
public record SqlRecoveryCodes(SqlExecutor sql) implements RecoveryCodes {
    @Override
    public void replace(Id<User> user, Collection<String> hashes, Instant created) {
        removeAll(user);
        for (var hash : hashes) {
            sql.update(
                            """
                            INSERT INTO recovery_codes (user_id, hash, created, used)
                            VALUES (:user, :hash, :created, NULL)""")
                    .bind("user", user)
                    .bind("hash", hash)
                    .bind("created", created)
                    .execute();
        }
    }

    @Override
    public int left(Id<User> user) {
        return sql.query(
                        "SELECT COUNT(*) FROM recovery_codes WHERE user_id = :user AND used IS NULL")
                .bind("user", user)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public boolean use(Id<User> user, String hash, Instant at) {
        return sql.update(
                                """
                                UPDATE recovery_codes SET used = :at
                                WHERE user_id = :user AND hash = :hash AND used IS NULL""")
                        .bind("user", user)
                        .bind("hash", hash)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    @Override
    public void removeAll(Id<User> user) {
        sql.execute("DELETE FROM recovery_codes WHERE user_id = :key", user);
    }
}

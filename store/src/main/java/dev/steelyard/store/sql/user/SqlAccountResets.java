package dev.steelyard.store.sql.user;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.AccountReset;
import dev.steelyard.domain.link.AccountResets;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores resets of users by staff in an SQL table. */
public record SqlAccountResets(SqlExecutor sql) implements AccountResets {
    private static final RowMapper<AccountReset> RESET =
            RowReader.to(
                    row ->
                            new AccountReset(
                                    row.id("user_id"),
                                    row.constant("kind", AccountReset.Kind.class),
                                    row.text("maker"),
                                    row.instant("at")));

    @Override
    public void put(AccountReset reset) {
        sql.update(
                        """
                        INSERT INTO account_resets (user_id, kind, maker, at)
                        VALUES (:user, :kind, :maker, :at)
                        ON CONFLICT (user_id, kind, maker) DO UPDATE SET at = excluded.at""")
                .bindMethods(reset)
                .execute();
    }

    @Override
    public List<AccountReset> since(Id<User> user, Instant since) {
        return sql.query(
                        """
                        SELECT * FROM account_resets WHERE user_id = :user AND at >= :since
                        ORDER BY at, kind, maker""")
                .bind("user", user)
                .bind("since", since)
                .map(RESET)
                .list();
    }
}

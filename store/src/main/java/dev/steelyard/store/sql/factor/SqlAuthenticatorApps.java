package dev.steelyard.store.sql.factor;

import dev.steelyard.domain.factor.AuthenticatorApp;
import dev.steelyard.domain.factor.AuthenticatorApps;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores users' authenticator apps, without their secrets, in an SQL table. */
public record SqlAuthenticatorApps(SqlExecutor sql) implements AuthenticatorApps {
    private static final RowMapper<AuthenticatorApp> APP =
            RowReader.to(
                    row ->
                            new AuthenticatorApp(
                                    row.id("id"),
                                    row.id("user_id"),
                                    row.instant("created"),
                                    row.number("last_step"),
                                    row.instantOrNull("last_used")));

    @Override
    public boolean insert(AuthenticatorApp app) {
        return sql.update(
                                """
                                INSERT INTO authenticator_apps
                                    (id, user_id, created, last_step, last_used)
                                VALUES (:id, :user, :created, :lastStep, :lastUsed)
                                ON CONFLICT (user_id) DO NOTHING""")
                        .bindMethods(app)
                        .execute()
                == 1;
    }

    @Override
    public Optional<AuthenticatorApp> ofUser(Id<User> user) {
        return sql.find("SELECT * FROM authenticator_apps WHERE user_id = :key", user, APP);
    }

    @Override
    public boolean use(Id<AuthenticatorApp> app, long step, Instant at) {
        return sql.update(
                                """
                                UPDATE authenticator_apps SET last_step = :step, last_used = :at
                                WHERE id = :id AND last_step < :step""")
                        .bind("id", app)
                        .bind("step", step)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    @Override
    public boolean remove(Id<AuthenticatorApp> app) {
        return sql.execute("DELETE FROM authenticator_apps WHERE id = :key", app) == 1;
    }
}

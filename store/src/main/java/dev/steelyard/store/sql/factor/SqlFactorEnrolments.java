package dev.steelyard.store.sql.factor;

import dev.steelyard.domain.factor.FactorEnrolments;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;

/** Stores in an SQL table which users may add a first second factor. */
public record SqlFactorEnrolments(SqlExecutor sql) implements FactorEnrolments {
    @Override
    public void permit(Id<User> user, Instant until) {
        sql.update(
                        """
                        INSERT INTO factor_enrolments (user_id, until) VALUES (:user, :until)
                        ON CONFLICT (user_id) DO UPDATE SET until = :until""")
                .bind("user", user)
                .bind("until", until)
                .execute();
    }

    @Override
    public boolean isPermitted(Id<User> user, Instant now) {
        return sql.query(
                        "SELECT until FROM factor_enrolments WHERE user_id = :user AND until > :now")
                .bind("user", user)
                .bind("now", now)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    @Override
    public void end(Id<User> user) {
        sql.execute("DELETE FROM factor_enrolments WHERE user_id = :key", user);
    }
}

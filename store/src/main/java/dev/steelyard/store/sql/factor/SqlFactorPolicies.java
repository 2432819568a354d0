package dev.steelyard.store.sql.factor;

import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.factor.FactorPolicies;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Stores in an SQL table since when each policy on second factors demands one. */
public record SqlFactorPolicies(SqlExecutor sql) implements FactorPolicies {
    @Override
    public void record(String name, SecondFactorPolicy policy, Instant now) {
        sql.update(
                        """
                        INSERT INTO factor_policies (name, demands, since)
                        VALUES (:name, :demands, :now)
                        ON CONFLICT (name) DO UPDATE SET demands = :demands, since = :now
                        WHERE factor_policies.demands <> :demands""")
                .bind("name", name)
                .bind("demands", policy.demands() ? 1 : 0)
                .bind("now", now)
                .execute();
    }

    @Override
    public Optional<Instant> since(String name) {
        return sql.query("SELECT since FROM factor_policies WHERE name = :name")
                .bind("name", name)
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    @Override
    public Optional<Instant> demandedOf(Id<User> user) {
        return sql.query(
                        """
                        SELECT COALESCE(p.since, 0) AS since
                        FROM memberships m
                        JOIN applications a ON a.id = m.application_id
                        LEFT JOIN factor_policies p ON p.name = a.id
                        WHERE m.user_id = :user
                            AND a.second_factor IN ('REQUIRED', 'PHISHING_RESISTANT')
                        UNION ALL
                        SELECT COALESCE(p.since, 0) AS since
                        FROM resource_servers r
                        LEFT JOIN factor_policies p ON p.name = r.id
                        WHERE r.second_factor IN ('REQUIRED', 'PHISHING_RESISTANT')
                            AND EXISTS (SELECT 1 FROM memberships WHERE user_id = :user)
                        ORDER BY since LIMIT 1""")
                .bind("user", user)
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    @Override
    public Set<SecondFactorPolicy> binding(Id<User> user) {
        return sql.query(
                        """
                        SELECT a.second_factor
                        FROM memberships m
                        JOIN applications a ON a.id = m.application_id
                        WHERE m.user_id = :user
                        UNION
                        SELECT r.second_factor
                        FROM resource_servers r
                        WHERE EXISTS (SELECT 1 FROM memberships WHERE user_id = :user)""")
                .bind("user", user)
                .map(RowReader.to(row -> row.constant("second_factor", SecondFactorPolicy.class)))
                .set();
    }
}

package dev.steelyard.store.sql.factor;

import dev.steelyard.domain.factor.FactorPolicies;
import dev.steelyard.domain.factor.SecondFactorPolicy;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.Optional;

/** Stores in an SQL table since when each policy on second factors has its value. */
public record SqlFactorPolicies(SqlExecutor sql) implements FactorPolicies {
    @Override
    public void record(String name, SecondFactorPolicy policy, Instant now) {
        sql.update(
                        """
                        INSERT INTO factor_policies (name, policy, since)
                        VALUES (:name, :policy, :now)
                        ON CONFLICT (name) DO UPDATE SET policy = :policy, since = :now
                        WHERE factor_policies.policy <> :policy""")
                .bind("name", name)
                .bind("policy", policy)
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
}

package dev.steelyard.store.sql.deployment;

import dev.steelyard.domain.store.Deployment;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.Optional;

/** Stores the issuer URL to which the database belongs in an SQL table of one row. */
public record SqlDeployment(SqlExecutor sql) implements Deployment {
    @Override
    public Optional<String> issuer() {
        return sql.query("SELECT issuer FROM deployment WHERE id = 1")
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public String claim(String issuer) {
        sql.update(
                        """
                        INSERT INTO deployment (id, issuer) VALUES (1, :issuer)
                        ON CONFLICT (id) DO NOTHING""")
                .bind("issuer", issuer)
                .execute();
        return issuer().orElseThrow();
    }

    @Override
    public void rename(String issuer) {
        sql.update(
                        """
                        INSERT INTO deployment (id, issuer) VALUES (1, :issuer)
                        ON CONFLICT (id) DO UPDATE SET issuer = excluded.issuer""")
                .bind("issuer", issuer)
                .execute();
    }
}

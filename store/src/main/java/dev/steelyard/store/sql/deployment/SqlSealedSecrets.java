package dev.steelyard.store.sql.deployment;

import dev.steelyard.domain.key.Sealed;
import dev.steelyard.domain.key.SealedSecrets;
import dev.steelyard.store.sql.Row;
import dev.steelyard.store.sql.Sql;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores secrets that are encrypted under the master key in an SQL table. */
public record SqlSealedSecrets(Sql sql) implements SealedSecrets {
    private static final RowMapper<Sealed> SECRET =
            Row.to(row -> new Sealed(row.text("name"), row.bytes("sealed")));

    @Override
    public Sealed claim(Sealed secret) {
        sql.update(
                        """
                        INSERT INTO kept_secrets (name, sealed) VALUES (:label, :bytes)
                        ON CONFLICT (name) DO NOTHING""")
                .bindMethods(secret)
                .execute();
        return find(secret.label()).orElseThrow();
    }

    @Override
    public boolean reseal(Sealed secret) {
        return sql.update("UPDATE kept_secrets SET sealed = :bytes WHERE name = :label")
                        .bindMethods(secret)
                        .execute()
                == 1;
    }

    @Override
    public Optional<Sealed> find(String name) {
        return sql.find("SELECT name, sealed FROM kept_secrets WHERE name = :key", name, SECRET);
    }

    @Override
    public List<Sealed> list() {
        return sql.query("SELECT name, sealed FROM kept_secrets ORDER BY name").map(SECRET).list();
    }

    @Override
    public void remove(String name) {
        sql.execute("DELETE FROM kept_secrets WHERE name = :key", name);
    }
}

package dev.steelyard.store.sql.deployment;

import dev.steelyard.domain.key.EncryptedSecrets;
import dev.steelyard.domain.key.EncryptedValue;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores secrets that are encrypted under the master key in an SQL table. */
public record SqlEncryptedSecrets(SqlExecutor sql) implements EncryptedSecrets {
    private static final RowMapper<EncryptedValue> SECRET =
            RowReader.to(row -> new EncryptedValue(row.text("name"), row.bytes("sealed")));

    @Override
    public EncryptedValue claim(EncryptedValue secret) {
        sql.update(
                        """
                        INSERT INTO kept_secrets (name, sealed) VALUES (:label, :bytes)
                        ON CONFLICT (name) DO NOTHING""")
                .bindMethods(secret)
                .execute();
        return find(secret.label()).orElseThrow();
    }

    @Override
    public boolean reseal(EncryptedValue secret) {
        return sql.update("UPDATE kept_secrets SET sealed = :bytes WHERE name = :label")
                        .bindMethods(secret)
                        .execute()
                == 1;
    }

    @Override
    public Optional<EncryptedValue> find(String name) {
        return sql.find("SELECT name, sealed FROM kept_secrets WHERE name = :key", name, SECRET);
    }

    @Override
    public List<EncryptedValue> list() {
        return sql.query("SELECT name, sealed FROM kept_secrets ORDER BY name").map(SECRET).list();
    }

    @Override
    public void remove(String name) {
        sql.execute("DELETE FROM kept_secrets WHERE name = :key", name);
    }
}

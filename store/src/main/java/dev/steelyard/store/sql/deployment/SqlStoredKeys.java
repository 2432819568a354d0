package dev.steelyard.store.sql.deployment;

import dev.steelyard.domain.key.StoredKey;
import dev.steelyard.domain.key.StoredKeys;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores the server's token signing keys, with the private keys encrypted, in an SQL table. */
public record SqlStoredKeys(SqlExecutor sql) implements StoredKeys {
    private static final RowMapper<StoredKey> KEY =
            RowReader.to(
                    row ->
                            new StoredKey(
                                    row.text("kid"),
                                    row.text("algorithm"),
                                    row.text("public_jwk"),
                                    row.bytes("sealed_private"),
                                    row.instant("created"),
                                    row.instant("signs_from"),
                                    row.instantOrNull("retired")));

    @Override
    public void lock() {
        sql.lock("keys");
    }

    @Override
    public boolean insert(StoredKey key) {
        return sql.update(
                                """
                                INSERT INTO signing_keys
                                    (kid, algorithm, public_jwk, sealed_private, created, signs_from, retired)
                                VALUES (:kid, :algorithm, :publicJwk, :sealedPrivate, :created, :signsFrom,
                                        :retired)
                                ON CONFLICT DO NOTHING\
                                """)
                        .bindMethods(key)
                        .execute()
                == 1;
    }

    @Override
    public boolean end(String kid, Instant at) {
        return sql.update(
                                """
                                UPDATE signing_keys SET retired = :at
                                WHERE kid = :kid AND retired IS NULL\
                                """)
                        .bind("kid", kid)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    @Override
    public boolean advance(String kid, Instant at) {
        int begun =
                sql.update(
                                """
                                UPDATE signing_keys SET signs_from = :at
                                WHERE kid = :kid AND signs_from > :at\
                                """)
                        .bind("kid", kid)
                        .bind("at", at)
                        .execute();
        if (begun == 0) {
            return false;
        }
        sql.update(
                        """
                        UPDATE signing_keys SET retired = :at
                        WHERE retired > :at AND algorithm =
                            (SELECT algorithm FROM signing_keys WHERE kid = :kid)\
                        """)
                .bind("kid", kid)
                .bind("at", at)
                .execute();
        return true;
    }

    @Override
    public boolean remove(String kid) {
        return sql.execute("DELETE FROM signing_keys WHERE kid = :key", kid) == 1;
    }

    @Override
    public boolean reseal(String kid, byte[] sealedPrivate) {
        return sql.update("UPDATE signing_keys SET sealed_private = :sealed WHERE kid = :kid")
                        .bind("kid", kid)
                        .bind("sealed", sealedPrivate)
                        .execute()
                == 1;
    }

    @Override
    public List<StoredKey> list() {
        return sql.query("SELECT * FROM signing_keys ORDER BY created, kid").map(KEY).list();
    }
}

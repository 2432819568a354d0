package dev.steelyard.store.sql;

import dev.steelyard.domain.key.StoredKey;
import dev.steelyard.domain.key.StoredKeys;
import java.util.Base64;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;

record SqlStoredKeys(Sql sql) implements StoredKeys {
    private static final RowMapper<StoredKey> KEY =
            Row.to(
                    row ->
                            new StoredKey(
                                    row.text("kid"),
                                    row.text("algorithm"),
                                    row.text("public_jwk"),
                                    Base64.getDecoder().decode(row.text("sealed_private")),
                                    row.instant("created"),
                                    row.instant("signs_from"),
                                    row.instantOrNull("retired")));

    @Override
    public void insert(StoredKey key) {
        sql.update(
                        """
                        INSERT INTO signing_keys
                            (kid, algorithm, public_jwk, sealed_private, created, signs_from, retired)
                        VALUES (:kid, :algorithm, :public, :sealed, :created, :signsFrom, :retired)""")
                .bind("kid", key.kid())
                .bind("algorithm", key.algorithm())
                .bind("public", key.publicJwk())
                .bind("sealed", Base64.getEncoder().encodeToString(key.sealedPrivate()))
                .bind("created", key.created())
                .bind("signsFrom", key.signsFrom())
                .bind("retired", key.retired())
                .execute();
    }

    @Override
    public List<StoredKey> list() {
        return sql.query("SELECT * FROM signing_keys ORDER BY created, kid").map(KEY).list();
    }
}

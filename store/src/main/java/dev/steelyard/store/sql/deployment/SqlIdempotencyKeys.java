package dev.steelyard.store.sql.deployment;

import dev.steelyard.domain.idempotency.IdempotencyKeys;
import dev.steelyard.domain.idempotency.IdempotencyRecord;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores idempotency keys of management requests with the responses to repeat in an SQL table. */
public record SqlIdempotencyKeys(SqlExecutor sql) implements IdempotencyKeys {
    private static final RowMapper<IdempotencyRecord> KEY =
            RowReader.to(
                    row ->
                            new IdempotencyRecord(
                                    row.text("caller"),
                                    row.text("value"),
                                    row.text("request"),
                                    row.text("answer"),
                                    row.instant("expires")));

    @Override
    public boolean take(IdempotencyRecord key, Instant now) {
        return sql.update(
                                """
                                INSERT INTO idempotency_keys (caller, value, request, answer, expires)
                                VALUES (:caller, :value, :request, :answer, :expires)
                                ON CONFLICT (caller, value) DO UPDATE
                                SET request = excluded.request, answer = excluded.answer,
                                    expires = excluded.expires
                                WHERE idempotency_keys.expires <= :now""")
                        .bindMethods(key)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    @Override
    public Optional<IdempotencyRecord> find(String caller, String value) {
        return sql.query(
                        """
                        SELECT * FROM idempotency_keys
                        WHERE caller = :caller AND value = :value""")
                .bind("caller", caller)
                .bind("value", value)
                .map(KEY)
                .findOne();
    }

    @Override
    public void keep(String caller, String value, String answer) {
        sql.update(
                        """
                        UPDATE idempotency_keys SET answer = :answer
                        WHERE caller = :caller AND value = :value""")
                .bind("caller", caller)
                .bind("value", value)
                .bind("answer", answer)
                .execute();
    }

    @Override
    public void prune(String caller, int most) {
        sql.update(
                        """
                        DELETE FROM idempotency_keys
                        WHERE caller = :caller AND expires <= (
                            SELECT expires FROM idempotency_keys WHERE caller = :caller
                            ORDER BY expires DESC LIMIT 1 OFFSET :most)""")
                .bind("caller", caller)
                .bind("most", most)
                .execute();
    }
}

package dev.steelyard.store.sql;

import dev.steelyard.domain.throttle.Budget;
import dev.steelyard.domain.throttle.Failures;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

record SqlFailures(Sql sql) implements Failures {
    private static final RowMapper<Long> BEYOND = Row.to(row -> row.number("beyond"));

    @Override
    public Optional<Instant> forgotten(String bucket, Instant now) {
        return sql.query(
                        """
                        SELECT forgotten FROM failures
                        WHERE bucket = :bucket AND forgotten > :now""")
                .bind("bucket", bucket)
                .bind("now", now)
                .map(Row.to(row -> row.instant("forgotten")))
                .findOne();
    }

    @Override
    public Counted add(String bucket, Budget budget, Instant now) {
        return put(bucket, budget, now)
                .map(beyond -> new Counted(true, beyond))
                .orElseGet(() -> new Counted(false, overflow(bucket)));
    }

    private Optional<Long> put(String bucket, Budget budget, Instant now) {
        long each = budget.each().toMillis();
        return sql.returning(
                        """
                        INSERT INTO failures (bucket, forgotten, beyond)
                        VALUES (:bucket, :first, 0)
                        ON CONFLICT (bucket) DO UPDATE
                        SET forgotten = CASE WHEN failures.forgotten > :now
                                             THEN failures.forgotten + :each ELSE :first END,
                            beyond = CASE WHEN failures.forgotten > :now
                                          THEN failures.beyond ELSE 0 END
                        WHERE failures.forgotten <= :room
                        RETURNING beyond""")
                .bind("bucket", bucket)
                .bind("first", now.plusMillis(each))
                .bind("now", now)
                .bind("each", each)
                .bind("room", now.plus(budget.all()).minusMillis(each))
                .map(BEYOND)
                .findOne();
    }

    private long overflow(String bucket) {
        return sql.returning(
                        """
                        UPDATE failures SET beyond = beyond + 1
                        WHERE bucket = :bucket RETURNING beyond""")
                .bind("bucket", bucket)
                .map(BEYOND)
                .findOne()
                .orElse(1L);
    }
}

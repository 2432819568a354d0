package dev.steelyard.store.sql.deployment;

import dev.steelyard.domain.throttle.FailureRateLimit;
import dev.steelyard.domain.throttle.Failures;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.Optional;

/** Stores counts of failed attempts, such as wrong passwords, in an SQL table. */
public record SqlFailures(SqlExecutor sql) implements Failures {
    @Override
    public Optional<Instant> forgotten(String bucket, Instant now) {
        return sql.query(
                        """
                        SELECT forgotten FROM failures
                        WHERE bucket = :bucket AND forgotten > :now""")
                .bind("bucket", bucket)
                .bind("now", now)
                .map(RowReader.to(row -> row.instant("forgotten")))
                .findOne();
    }

    @Override
    public boolean add(String bucket, FailureRateLimit budget, Instant now) {
        long each = budget.each().toMillis();
        return sql.update(
                                """
                                INSERT INTO failures (bucket, forgotten)
                                VALUES (:bucket, :first)
                                ON CONFLICT (bucket) DO UPDATE
                                SET forgotten = CASE WHEN failures.forgotten > :now
                                                     THEN failures.forgotten + :each
                                                     ELSE :first END
                                WHERE failures.forgotten <= :room""")
                        .bind("bucket", bucket)
                        .bind("first", now.plusMillis(each))
                        .bind("now", now)
                        .bind("each", each)
                        .bind("room", now.plus(budget.all()).minusMillis(each))
                        .execute()
                == 1;
    }
}

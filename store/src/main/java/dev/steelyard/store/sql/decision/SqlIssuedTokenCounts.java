package dev.steelyard.store.sql.decision;

import dev.steelyard.domain.decision.IssuedTokenCounts;
import dev.steelyard.domain.id.Id;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores the number of tokens issued for each credential and hour in an SQL table. */
public record SqlIssuedTokenCounts(SqlExecutor sql) implements IssuedTokenCounts {
    /** One order for all batches, so that two of them never wait for each other's rows. */
    private static final Comparator<Usage> BY_ROW =
            Comparator.comparing((Usage usage) -> usage.used().hex()).thenComparing(Usage::hour);

    private static final RowMapper<Usage> USAGE =
            RowReader.to(
                    row ->
                            new Usage(
                                    row.<Object>id("used_id"),
                                    row.instant("hour"),
                                    row.number("issued"),
                                    row.instant("last_used")));

    @Override
    public void add(List<Usage> usages) {
        var batch =
                sql.batch(
                        """
                        INSERT INTO usage_counts (used_id, hour, issued, last_used)
                        VALUES (:used, :hour, :count, :lastUsed)
                        ON CONFLICT (used_id, hour) DO UPDATE
                        SET issued = usage_counts.issued + excluded.issued,
                            last_used = CASE WHEN excluded.last_used > usage_counts.last_used
                                             THEN excluded.last_used ELSE usage_counts.last_used END""");
        for (var usage : usages.stream().sorted(BY_ROW).toList()) {
            batch.bindMethods(usage).add();
        }
        batch.execute();
        new SqlLastUses(sql).used(usages);
    }

    @Override
    public List<Usage> of(Id<?> holder) {
        return sql.list(
                """
                SELECT u.used_id, MAX(u.hour) AS hour,
                       CAST(SUM(u.issued) AS BIGINT) AS issued, MAX(u.last_used) AS last_used
                FROM usage_counts u JOIN credentials c ON c.id = u.used_id
                WHERE c.holder_id = :key
                GROUP BY u.used_id ORDER BY u.used_id""",
                holder,
                USAGE);
    }
}

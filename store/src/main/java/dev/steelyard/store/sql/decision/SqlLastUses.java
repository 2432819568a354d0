package dev.steelyard.store.sql.decision;

import dev.steelyard.domain.decision.IssuedTokenCounts.Usage;
import dev.steelyard.domain.id.Id;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Gatherers;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Updates the hour in which clients, client secrets and API keys were last used, in SQL tables.
 * Written at most once an hour for each, so that one in constant use costs a batch one look. Rows
 * are locked in one order, secrets, then API keys, then clients, each by id: no two batches wait
 * for each other in a circle.
 */
record SqlLastUses(SqlExecutor sql) {
    private static final int MANY = 500;

    private record Used(Id<?> id, Id<?> holder) {}

    private static final RowMapper<Used> USED =
            RowReader.to(row -> new Used(row.<Object>id("id"), row.<Object>id("holder")));

    /** The hour of all is that of the youngest: within a batch, that is near enough. */
    void used(List<Usage> usages) {
        var hour = usages.stream().map(Usage::hour).max(Comparator.naturalOrder());
        if (hour.isEmpty()) {
            return;
        }
        var ids = new TreeSet<String>();
        usages.forEach(usage -> ids.add(usage.used().hex()));
        var secrets =
                idle("SELECT id, holder_id AS holder FROM credentials WHERE id", ids, hour.get());
        var holders = new TreeSet<String>();
        secrets.forEach(secret -> holders.add(secret.holder().hex()));
        touch("credentials", secrets, hour.get());
        // The guards check API keys; a token shows here that the client of the key is active.
        touch(
                "credentials",
                idle(
                        """
                        SELECT id, holder_id AS holder FROM credentials
                        WHERE kind = 'API_KEY' AND holder_id""",
                        holders,
                        hour.get()),
                hour.get());
        // Public clients are used without a credential.
        ids.addAll(holders);
        touch(
                "clients",
                idle("SELECT id, id AS holder FROM clients WHERE id", ids, hour.get()),
                hour.get());
    }

    private List<Used> idle(String select, Collection<String> ids, Instant hour) {
        return ids.stream()
                .gather(Gatherers.windowFixed(MANY))
                .flatMap(
                        some ->
                                sql
                                        .locking(
                                                select
                                                        + " IN (<ids>) AND idle_since < :hour"
                                                        + " ORDER BY id")
                                        .bindList("ids", some)
                                        .bind("hour", hour)
                                        .map(USED)
                                        .list()
                                        .stream())
                .toList();
    }

    private void touch(String table, List<Used> idle, Instant hour) {
        idle.stream()
                .map(Used::id)
                .gather(Gatherers.windowFixed(MANY))
                .forEach(
                        some ->
                                sql.update(
                                                "UPDATE "
                                                        + table
                                                        + " SET idle_since = :hour WHERE id IN (<ids>)")
                                        .bindList("ids", some)
                                        .bind("hour", hour)
                                        .execute());
    }
}

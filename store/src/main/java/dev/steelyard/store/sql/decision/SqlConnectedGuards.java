package dev.steelyard.store.sql.decision;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.resource.ConnectedGuard;
import dev.steelyard.domain.resource.ConnectedGuardFilter;
import dev.steelyard.domain.resource.ConnectedGuards;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.store.sql.ListQueryBuilder;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Stores the last status report of each guard process in an SQL table. */
public record SqlConnectedGuards(SqlExecutor sql) implements ConnectedGuards {
    private static final RowMapper<ConnectedGuard> GUARD =
            RowReader.to(
                    row ->
                            new ConnectedGuard(
                                    row.id("resource_server_id"),
                                    row.id("id"),
                                    row.text("name"),
                                    row.text("version"),
                                    row.number("report"),
                                    row.instant("started"),
                                    row.instant("seen"),
                                    row.flag("streaming"),
                                    row.number("applied"),
                                    row.number("behind"),
                                    Duration.ofMillis(row.number("silence")),
                                    row.number("states"),
                                    row.number("loads"),
                                    row.number("hits"),
                                    row.number("dropped_refusals"),
                                    row.number("dropped_uses")));

    @Override
    public boolean put(ConnectedGuard guard) {
        int known =
                sql.query(
                                """
                                SELECT COUNT(*) FROM guards
                                WHERE resource_server_id = :resourceServer AND id = :id""")
                        .bindMethods(guard)
                        .mapTo(Integer.class)
                        .one();
        if (!upsert(guard)) {
            return false;
        }
        if (known == 0) {
            bound(guard.resourceServer());
        }
        return true;
    }

    private boolean upsert(ConnectedGuard guard) {
        return sql.update(
                                """
                                INSERT INTO guards
                                    (resource_server_id, id, name, version, report, started, seen, streaming,
                                     applied, behind, silence, states, loads, hits, dropped_refusals, dropped_uses)
                                VALUES
                                    (:resourceServer, :id, :name, :version, :report, :started, :seen,
                                     :streaming, :applied, :behind, :silence, :states, :loads, :hits,
                                     :droppedRefusals, :droppedUses)
                                ON CONFLICT (resource_server_id, id) DO UPDATE
                                SET name = excluded.name, version = excluded.version,
                                    report = excluded.report, started = excluded.started,
                                    seen = excluded.seen, streaming = excluded.streaming,
                                    applied = excluded.applied, behind = excluded.behind,
                                    silence = excluded.silence, states = excluded.states,
                                    loads = excluded.loads, hits = excluded.hits,
                                    dropped_refusals = excluded.dropped_refusals,
                                    dropped_uses = excluded.dropped_uses
                                WHERE guards.report < excluded.report""")
                        .bindMethods(guard)
                        .execute()
                == 1;
    }

    private void bound(Id<ResourceServer> at) {
        sql.update(
                        """
                        DELETE FROM guards WHERE resource_server_id = :at AND id IN (
                            SELECT id FROM guards WHERE resource_server_id = :at
                            ORDER BY seen DESC, id LIMIT :most OFFSET :most)""")
                .bind("at", at)
                .bind("most", MOST)
                .execute();
    }

    @Override
    public void remove(Id<ResourceServer> resourceServer, Id<ConnectedGuard> id) {
        sql.update("DELETE FROM guards WHERE resource_server_id = :at AND id = :id")
                .bind("at", resourceServer)
                .bind("id", id)
                .execute();
    }

    @Override
    public List<ConnectedGuard> list(ConnectedGuardFilter filter, PageRequest page) {
        var where =
                new ListQueryBuilder()
                        .and("resource_server_id = :at", "at", filter.resourceServer());
        is(where, filter.behind(), "behind > 0");
        var connected = filter.connected();
        if (connected != null) {
            is(where, connected, "(seen > :since AND silence < :patience)");
            where.with("since", filter.now().minus(ConnectedGuard.PATIENCE))
                    .with("patience", ConnectedGuard.PATIENCE);
        }
        return where.page(sql, "SELECT * FROM guards", "id, resource_server_id", page)
                .map(GUARD)
                .list();
    }

    private static void is(ListQueryBuilder where, @Nullable Boolean wanted, String condition) {
        if (wanted != null) {
            where.and(wanted ? condition : "NOT " + condition);
        }
    }
}

package dev.steelyard.store.sql.audit;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.UnrecordedEvents;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Stores counts of frequent audit events that exceeded a limit and were not recorded one by one, in
 * an SQL table.
 */
public record SqlUnrecordedEvents(SqlExecutor sql) implements UnrecordedEvents {
    private static final RowMapper<Untold> UNTOLD =
            RowReader.to(
                    row ->
                            new Untold(
                                    row.text("name"),
                                    row.text("actor"),
                                    row.text("action"),
                                    AuditSubject.parse(
                                            row.text("subject"),
                                            row.idOrNull("application_id"),
                                            row.idOrNull("reseller_id")),
                                    row.number("events"),
                                    row.instant("latest")));

    @Override
    public void add(String name, AuditEvent event) {
        sql.update(
                        """
                        INSERT INTO untold_events
                            (name, actor, action, subject, application_id, reseller_id,
                             events, since, latest)
                        VALUES (:name, :actor, :action, :matter.subject, :matter.application,
                                :matter.reseller, 1, :at, :at)
                        ON CONFLICT (name) DO UPDATE
                        SET events = untold_events.events + 1, latest = excluded.latest,
                            actor = excluded.actor, subject = excluded.subject""")
                .bind("name", name)
                .bindMethods(event)
                .execute();
    }

    @Override
    public Optional<Untold> take(String name) {
        return sql.returning("DELETE FROM untold_events WHERE name = :name RETURNING *")
                .bind("name", name)
                .map(UNTOLD)
                .findOne();
    }

    @Override
    public List<String> waiting(Instant before, int limit) {
        return sql.query(
                        """
                        SELECT name FROM untold_events WHERE since < :before
                        ORDER BY since LIMIT :limit""")
                .bind("before", before)
                .bind("limit", limit)
                .map(RowReader.to(row -> row.text("name")))
                .list();
    }
}

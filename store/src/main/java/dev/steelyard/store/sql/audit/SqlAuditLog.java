package dev.steelyard.store.sql.audit;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.audit.AuditLog;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores the events of the audit log in SQL tables. */
public record SqlAuditLog(SqlExecutor sql) implements AuditLog {
    @Override
    public void append(AuditEvent event) {
        sql.update(
                        """
                        INSERT INTO audit_events
                            (id, at, actor, action, subject, noun, application_id, reseller_id,
                             source, request, client_id, session_id,
                             facts_before, facts_after, whole)
                        VALUES (:id, :at, :actor, :action, :matter.subject, :matter.type,
                                :matter.application, :matter.reseller, :origin.source,
                                :origin.request, :origin.client, :origin.session,
                                :difference?.before, :difference?.after, 1)""")
                .bindMethods(event)
                .execute();
        var batch =
                sql.batch(
                        """
                        INSERT INTO audit_details (event_id, field, value)
                        VALUES (:id, :field, :value)""");
        event.detail()
                .forEach(
                        (field, value) ->
                                batch.bind("id", event.id())
                                        .bind("field", field)
                                        .bind("value", value)
                                        .add());
        batch.execute();
    }

    @Override
    public Optional<Instant> completeSince() {
        return sql.query(
                        """
                        SELECT at FROM audit_events WHERE whole = 0 ORDER BY at DESC LIMIT 1""")
                .map(RowReader.to(row -> row.instant("at").plusMillis(1)))
                .findOne();
    }

    @Override
    public List<AuditEvent> list(AuditFilter filter, PageRequest page) {
        return AuditEventReader.withDetails(
                sql,
                AuditFilterConverter.of(filter)
                        .lastPage(sql, "SELECT * FROM audit_events", "id", page)
                        .map(AuditEventReader.EVENT)
                        .list());
    }
}

package dev.steelyard.store.sql;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.audit.AuditLog;
import dev.steelyard.domain.search.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

record SqlAuditLog(Sql sql) implements AuditLog {
    @Override
    public void append(AuditEvent event) {
        var matter = event.matter();
        var origin = event.origin();
        var difference = event.difference();
        sql.update(
                        """
                        INSERT INTO audit_events
                            (id, at, actor, action, subject, noun, application_id, reseller_id,
                             source, request, client_id, session_id,
                             facts_before, facts_after, whole)
                        VALUES (:id, :at, :actor, :action, :subject, :noun, :application, :reseller,
                                :source, :request, :client, :session, :before, :after, 1)""")
                .bind("id", event.id())
                .bind("at", event.at())
                .bind("actor", event.actor())
                .bind("action", event.action())
                .bind("subject", matter.subject())
                .bind("noun", matter.type())
                .bind("application", matter.application())
                .bind("reseller", matter.reseller())
                .bind("source", origin.source())
                .bind("request", origin.request())
                .bind("client", origin.client())
                .bind("session", origin.session())
                .bind("before", difference == null ? null : FactsText.write(difference.before()))
                .bind("after", difference == null ? null : FactsText.write(difference.after()))
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
                .map(Row.to(row -> row.instant("at").plusMillis(1)))
                .findOne();
    }

    @Override
    public List<AuditEvent> list(AuditFilter filter, Page page) {
        var conditions = AuditConditions.of(filter);
        var query =
                sql.query(
                        "SELECT * FROM audit_events WHERE "
                                + conditions.where()
                                + " ORDER BY id DESC LIMIT :limit");
        return EventRows.withDetails(sql, conditions.bind(query, page).map(EventRows.EVENT).list());
    }
}

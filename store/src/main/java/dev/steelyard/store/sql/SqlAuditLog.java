package dev.steelyard.store.sql;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditLog;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.store.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    public List<AuditEvent> list(@Nullable Id<Reseller> reseller, Page page) {
        var query =
                reseller == null
                        ? sql.query(
                                """
                                SELECT * FROM audit_events WHERE id > :after
                                ORDER BY id LIMIT :limit""")
                        : sql.query(
                                        """
                                        SELECT * FROM audit_events
                                        WHERE reseller_id = :reseller AND id > :after
                                        ORDER BY id LIMIT :limit""")
                                .bind("reseller", reseller);
        return EventRows.withDetails(sql, Pages.bind(query, page).map(EventRows.EVENT).list());
    }
}

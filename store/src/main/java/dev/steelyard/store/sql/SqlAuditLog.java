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
        sql.update(
                        """
                        INSERT INTO audit_events
                            (id, at, actor, action, subject, reseller_id, source, request)
                        VALUES (:id, :at, :actor, :action, :subject, :reseller, :source, :request)""")
                .bind("id", event.id())
                .bind("at", event.at())
                .bind("actor", event.actor())
                .bind("action", event.action())
                .bind("subject", event.subject())
                .bind("reseller", event.reseller())
                .bind("source", event.source())
                .bind("request", event.request())
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

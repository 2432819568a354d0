package dev.steelyard.store.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditLog;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.store.Page;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

record SqlAuditLog(Sql sql) implements AuditLog {
    private record Detail(Id<AuditEvent> event, String field, String value) {}

    private static final RowMapper<AuditEvent> EVENT =
            Row.to(
                    row ->
                            new AuditEvent(
                                    row.id("id"),
                                    row.instant("at"),
                                    row.text("actor"),
                                    row.text("action"),
                                    row.text("subject"),
                                    row.idOrNull("reseller_id"),
                                    row.textOrNull("source"),
                                    row.textOrNull("request"),
                                    Map.of()));

    private static final RowMapper<Detail> DETAIL =
            Row.to(row -> new Detail(row.id("event_id"), row.text("field"), row.text("value")));

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
        var events = Pages.bind(query, page).map(EVENT).list();
        if (events.isEmpty()) {
            return events;
        }
        var details =
                sql
                        .query("SELECT * FROM audit_details WHERE event_id IN (<ids>)")
                        .bindList("ids", events.stream().map(AuditEvent::id).toList())
                        .map(DETAIL)
                        .stream()
                        .collect(groupingBy(Detail::event, toMap(Detail::field, Detail::value)));
        return events.stream()
                .map(event -> with(event, details.getOrDefault(event.id(), Map.of())))
                .toList();
    }

    private static AuditEvent with(AuditEvent event, Map<String, String> detail) {
        return new AuditEvent(
                event.id(),
                event.at(),
                event.actor(),
                event.action(),
                event.subject(),
                event.reseller(),
                event.source(),
                event.request(),
                detail);
    }
}

package dev.steelyard.store.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.id.Id;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.mapper.RowMapper;

/** Reads audit events from their two tables. */
final class EventRows {
    private record Detail(Id<AuditEvent> event, String field, String value) {}

    /** Without details. */
    static final RowMapper<AuditEvent> EVENT =
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
                                    Map.of(),
                                    row.numberOrNull("batch")));

    private static final RowMapper<Detail> DETAIL =
            Row.to(row -> new Detail(row.id("event_id"), row.text("field"), row.text("value")));

    private EventRows() {}

    static List<AuditEvent> withDetails(Sql sql, List<AuditEvent> events) {
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
                detail,
                event.batch());
    }
}

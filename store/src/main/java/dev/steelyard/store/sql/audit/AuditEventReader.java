package dev.steelyard.store.sql.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.id.Id;
import dev.steelyard.store.sql.AuditedPropertyConverter;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Reads audit events and their details from two SQL tables. */
final class AuditEventReader {
    private record Detail(Id<AuditEvent> event, String field, String value) {}

    /** Without details. */
    static final RowMapper<AuditEvent> EVENT =
            RowReader.to(
                    row ->
                            new AuditEvent(
                                    row.id("id"),
                                    row.instant("at"),
                                    row.text("actor"),
                                    row.text("action"),
                                    AuditSubject.parse(
                                            row.text("subject"),
                                            row.idOrNull("application_id"),
                                            row.idOrNull("reseller_id")),
                                    new AuditOrigin(
                                            row.textOrNull("source"),
                                            row.textOrNull("request"),
                                            row.idOrNull("client_id"),
                                            row.idOrNull("session_id")),
                                    Map.of(),
                                    difference(row),
                                    row.numberOrNull("batch")));

    private static final RowMapper<Detail> DETAIL =
            RowReader.to(
                    row -> new Detail(row.id("event_id"), row.text("field"), row.text("value")));

    private AuditEventReader() {}

    static List<AuditEvent> withDetails(SqlExecutor sql, List<AuditEvent> events) {
        var details =
                sql
                        .among(
                                events.stream().map(AuditEvent::id).toList(),
                                "SELECT * FROM audit_details WHERE event_id IN (<among>)",
                                DETAIL)
                        .stream()
                        .collect(groupingBy(Detail::event, toMap(Detail::field, Detail::value)));
        return events.stream()
                .map(event -> with(event, details.getOrDefault(event.id(), Map.of())))
                .toList();
    }

    private static @Nullable Difference difference(RowReader row) throws SQLException {
        var before = AuditedPropertyConverter.read(row.textOrNull("facts_before"));
        var after = AuditedPropertyConverter.read(row.textOrNull("facts_after"));
        return before == null && after == null ? null : new Difference(before, after);
    }

    private static AuditEvent with(AuditEvent event, Map<String, String> detail) {
        return new AuditEvent(
                event.id(),
                event.at(),
                event.actor(),
                event.action(),
                event.matter(),
                event.origin(),
                detail,
                event.difference(),
                event.batch());
    }
}

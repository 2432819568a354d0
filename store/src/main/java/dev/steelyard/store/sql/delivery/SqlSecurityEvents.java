package dev.steelyard.store.sql.delivery;

import static java.util.Objects.requireNonNull;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.EventSubject;
import dev.steelyard.domain.signal.EventType;
import dev.steelyard.domain.signal.SecurityEvent;
import dev.steelyard.domain.signal.SecurityEvents;
import dev.steelyard.store.sql.AuditedPropertyConverter;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Stores the security events that wait in event streams for their receivers in an SQL table. */
public record SqlSecurityEvents(SqlExecutor sql) implements SecurityEvents {
    private static final String TELL =
            """
            INSERT INTO security_events
                (stream_id, id, type, at, cause, initiator, reason, user_id, session_id,
                 client_id, role_id, application_id, reseller_id, members)
            SELECT s.id, :id, :type, :at, :cause, :initiator, :reason, :subject.user,
                :subject.session, :subject.client, :subject.role, :subject.application,
                :subject.reseller, :members
            FROM event_streams s WHERE
            """;

    private static final String HOLDS = "s.status <> 'DISABLED' AND ";

    /** The latest choice that covers the subject decides; each is found by its key. */
    private static final String WHO_ASKED =
            HOLDS
                    + """
                    ' ' || s.types || ' ' LIKE :asked
                    AND COALESCE((
                        SELECT c.wanted FROM stream_subjects c
                        WHERE c.stream_id = s.id AND c.subject IN (<covering>)
                        ORDER BY c.place DESC LIMIT 1), 1) = 1
                    AND
                    """;

    private static final RowMapper<SecurityEvent> EVENT =
            RowReader.to(
                    row ->
                            new SecurityEvent(
                                    row.id("id"),
                                    EventType.ofWord(row.text("type")).orElseThrow(),
                                    row.instant("at"),
                                    row.text("cause"),
                                    new EventSubject(
                                            row.idOrNull("user_id"),
                                            row.idOrNull("session_id"),
                                            row.idOrNull("client_id"),
                                            row.idOrNull("role_id"),
                                            row.idOrNull("application_id"),
                                            row.idOrNull("reseller_id")),
                                    row.textOrNull("initiator"),
                                    row.textOrNull("reason"),
                                    requireNonNull(
                                            AuditedPropertyConverter.read(row.text("members")))));

    @Override
    public void tell(SecurityEvent event, @Nullable Id<Reseller> reseller) {
        var who =
                reseller == null
                        ? "s.authority = 'operator'"
                        : "s.authority IN ('operator', :reseller)";
        var statement = asking(who, event);
        if (reseller != null) {
            statement.bind("reseller", reseller);
        }
        sql.enqueue(statement);
    }

    @Override
    public void tellReseller(SecurityEvent event, Id<Reseller> reseller) {
        sql.enqueue(asking("s.authority = :reseller", event).bind("reseller", reseller));
    }

    private Update asking(String who, SecurityEvent event) {
        return sql.referring(TELL + WHO_ASKED + who)
                .bindMethods(event)
                .bind("asked", asked(event))
                .bindList("covering", EventSubjectConverter.covering(event.subject()));
    }

    @Override
    public boolean put(SecurityEvent event, Id<EventStream> stream) {
        return sql.enqueue(
                        sql.referring(TELL + HOLDS + "s.id = :stream")
                                .bindMethods(event)
                                .bind("stream", stream))
                == 1;
    }

    /** No letter of it means anything to LIKE. */
    private static String asked(SecurityEvent event) {
        return "% " + event.type().word() + " %";
    }

    @Override
    public List<Concerned> concerned(Id<Session> session) {
        return sql.list(
                """
                SELECT DISTINCT c.reseller_id, c.application_id, p.sid FROM (
                    SELECT client_id, sid FROM session_clients WHERE session_id = :key
                    UNION
                    SELECT client_id, session_id AS sid FROM refresh_families
                    WHERE session_id = :key) p
                JOIN clients c ON c.id = p.client_id
                JOIN event_streams s ON s.authority = c.reseller_id
                JOIN sessions l ON l.id = :key
                JOIN memberships m ON m.user_id = l.user_id
                    AND m.application_id = c.application_id
                ORDER BY c.application_id, p.sid""",
                session,
                RowReader.to(
                        row ->
                                new Concerned(
                                        row.id("reseller_id"),
                                        row.id("application_id"),
                                        row.id("sid"))));
    }

    @Override
    public List<SecurityEvent> waiting(Id<EventStream> stream, int limit) {
        return sql.query(
                        """
                        SELECT e.* FROM security_events e JOIN event_streams s ON s.id = e.stream_id
                        WHERE e.stream_id = :stream
                            AND (s.status = 'ENABLED' OR e.type = 'stream-updated')
                        ORDER BY e.id LIMIT :limit""")
                .bind("stream", stream)
                .bind("limit", limit)
                .map(EVENT)
                .list();
    }

    @Override
    public int count(Id<EventStream> stream) {
        return sql.count("SELECT COUNT(*) FROM security_events WHERE stream_id = :key", stream);
    }

    @Override
    public long waiting() {
        return sql.query("SELECT COUNT(*) FROM security_events").mapTo(Long.class).one();
    }

    @Override
    public void taken(Id<EventStream> stream, Collection<Id<SecurityEvent>> events) {
        counted("delivered", stream, removed(stream, events));
    }

    @Override
    public void refused(Id<EventStream> stream, Collection<Id<SecurityEvent>> events) {
        counted("dropped", stream, removed(stream, events));
    }

    private int removed(Id<EventStream> stream, Collection<Id<SecurityEvent>> events) {
        return events.isEmpty()
                ? 0
                : sql.update(
                                """
                                DELETE FROM security_events
                                WHERE stream_id = :stream AND id IN (<ids>)""")
                        .bind("stream", stream)
                        .bindList("ids", List.copyOf(events))
                        .execute();
    }

    @Override
    public void drop(Id<EventStream> stream) {
        counted(
                "dropped",
                stream,
                sql.execute("DELETE FROM security_events WHERE stream_id = :key", stream));
    }

    /**
     * Gives up at most {@code limit} events that have waited since before {@code before}, and of
     * every stream the oldest of more than {@code most}.
     */
    public int prune(Instant before, int most, int limit) {
        var gone =
                dropped(
                        """
                        DELETE FROM security_events WHERE (stream_id, id) IN (
                            SELECT stream_id, id FROM security_events
                            WHERE at < :before LIMIT :limit)
                        RETURNING stream_id""",
                        query -> query.bind("before", before).bind("limit", limit));
        int left = limit - gone;
        for (var full : full(most)) {
            int over = Math.min(left, full.events() - most);
            left -=
                    dropped(
                            """
                            DELETE FROM security_events WHERE stream_id = :stream AND id IN (
                                SELECT id FROM security_events WHERE stream_id = :stream
                                ORDER BY id LIMIT :over)
                            RETURNING stream_id""",
                            query -> query.bind("stream", full.stream()).bind("over", over));
        }
        return limit - left;
    }

    private record Full(Id<EventStream> stream, int events) {}

    private List<Full> full(int most) {
        return sql.query(
                        """
                        SELECT stream_id, COUNT(*) AS events FROM security_events
                        GROUP BY stream_id HAVING COUNT(*) > :most ORDER BY stream_id""")
                .bind("most", most)
                .map(RowReader.to(row -> new Full(row.id("stream_id"), (int) row.number("events"))))
                .list();
    }

    private int dropped(String delete, UnaryOperator<Query> bound) {
        Map<Id<EventStream>, Integer> gone = new TreeMap<>(Comparator.comparing(Id::hex));
        bound.apply(sql.returning(delete))
                .map(RowReader.to(row -> row.<EventStream>id("stream_id")))
                .forEach(stream -> gone.merge(stream, 1, Integer::sum));
        gone.forEach((stream, events) -> counted("dropped", stream, events));
        return gone.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void counted(String column, Id<EventStream> stream, int events) {
        if (events > 0) {
            sql.update(
                            "UPDATE event_streams SET %1$s = %1$s + :events WHERE id = :stream"
                                    .formatted(column))
                    .bind("events", events)
                    .bind("stream", stream)
                    .execute();
        }
    }
}

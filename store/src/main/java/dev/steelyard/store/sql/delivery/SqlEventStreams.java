package dev.steelyard.store.sql.delivery;

import static dev.steelyard.domain.permission.ManagementPermission.SIGNALS_WRITE;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.signal.EventDelivery;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.EventStreams;
import dev.steelyard.domain.signal.EventSubject;
import dev.steelyard.domain.signal.StreamStatus;
import dev.steelyard.domain.signal.SubjectChoice;
import dev.steelyard.domain.signal.SubjectChoices;
import dev.steelyard.domain.signal.WaitingStream;
import dev.steelyard.store.sql.ListQueryBuilder;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Stores receivers' event streams of security events in SQL tables. */
public record SqlEventStreams(SqlExecutor sql) implements EventStreams {
    private static final String BY_ID = "SELECT * FROM event_streams WHERE id = :id";

    static final RowMapper<EventStream> STREAM =
            RowReader.to(
                    row ->
                            new EventStream(
                                    row.id("id"),
                                    row.id("client_id"),
                                    Authority.parse(row.text("authority")),
                                    row.words("requested"),
                                    row.textOrNull("description"),
                                    delivery(row),
                                    row.constant("status", StreamStatus.class),
                                    row.textOrNull("reason"),
                                    row.instant("created"),
                                    row.instantOrNull("verified"),
                                    row.number("delivered"),
                                    row.number("dropped"),
                                    row.number("version")));

    private static EventDelivery delivery(RowReader row) throws SQLException {
        var endpoint = row.textOrNull("endpoint");
        return endpoint == null
                ? new EventDelivery.Poll()
                : new EventDelivery.Push(endpoint, row.textOrNull("sealed"));
    }

    @Override
    public void insert(EventStream stream) {
        bind(
                        sql.update(
                                """
                                INSERT INTO event_streams
                                    (id, client_id, authority, requested, types, description,
                                     endpoint, sealed, status, reason, created, delivered, dropped,
                                     attempts, due, version)
                                VALUES (:id, :receiver, :authority, :requested, :types, :description,
                                        :endpoint, :sealed, :status, :reason, :created, 0, 0,
                                        0, 0, 1)"""),
                        stream)
                .execute();
    }

    private static Update bind(Update update, EventStream stream) {
        var push = stream.delivery() instanceof EventDelivery.Push to ? to : null;
        return update.bindMethods(stream)
                .bind("endpoint", push == null ? null : push.endpoint())
                .bind("sealed", push == null ? null : push.authorization());
    }

    @Override
    public Optional<EventStream> find(Id<EventStream> id) {
        return sql.query(BY_ID).bind("id", id).map(STREAM).findOne();
    }

    @Override
    public Optional<EventStream> lock(Id<EventStream> id) {
        return sql.locking(BY_ID).bind("id", id).map(STREAM).findOne();
    }

    @Override
    public List<EventStream> of(Id<Client> receiver) {
        return sql.list(
                "SELECT * FROM event_streams WHERE client_id = :key ORDER BY id", receiver, STREAM);
    }

    @Override
    public List<EventStream> hold(Id<Client> receiver) {
        sql.locking("SELECT id FROM clients WHERE id = :id")
                .bind("id", receiver)
                .mapTo(String.class)
                .one();
        return of(receiver);
    }

    @Override
    public boolean listens(Id<Client> client) {
        return sql.query(
                        """
                        SELECT s.id FROM event_streams s JOIN clients c ON c.reseller_id = s.authority
                        WHERE c.id = :client LIMIT 1""")
                .bind("client", client)
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    @Override
    public List<EventStream> list(@Nullable Id<Reseller> reseller, PageRequest page) {
        return new ListQueryBuilder()
                .and("authority = :authority", "authority", reseller)
                .page(sql, "SELECT * FROM event_streams", "id", page)
                .map(STREAM)
                .list();
    }

    // A changed stream is tried again at once, even if its receiver could not be told before.
    @Override
    public boolean update(EventStream stream) {
        return bind(
                                sql.update(
                                        """
                                        UPDATE event_streams SET requested = :requested,
                                            types = :types, description = :description,
                                            endpoint = :endpoint, sealed = :sealed,
                                            status = :status, reason = :reason,
                                            attempts = 0, due = 0, version = version + 1
                                        WHERE id = :id AND version = :version"""),
                                stream)
                        .execute()
                == 1;
    }

    @Override
    public boolean verify(Id<EventStream> id, Instant now, Instant since) {
        return sql.update(
                                """
                                UPDATE event_streams SET verified = :now
                                WHERE id = :id AND (verified IS NULL OR verified <= :since)""")
                        .bind("id", id)
                        .bind("now", now)
                        .bind("since", since)
                        .execute()
                == 1;
    }

    @Override
    public List<WaitingStream> due(Instant now, int limit, int each) {
        return sql.query(
                        """
                        SELECT id, authority FROM (
                            SELECT s.id, s.authority, s.due,
                                ROW_NUMBER() OVER (
                                    PARTITION BY s.authority ORDER BY s.due, s.id) AS place
                            FROM event_streams s JOIN clients c ON c.id = s.client_id
                            WHERE s.endpoint IS NOT NULL AND s.due <= :now AND c.suspended = 0
                                AND ' ' || c.management || ' ' LIKE :permission
                                AND (s.authority = 'operator' OR s.authority IN (
                                    SELECT r.id FROM resellers r WHERE r.standing = 'ACTIVE'))
                                AND EXISTS (
                                    SELECT 1 FROM security_events e WHERE e.stream_id = s.id
                                        AND (s.status = 'ENABLED' OR e.type = 'stream-updated'))
                            ) waiting
                        WHERE place <= :each ORDER BY due, id LIMIT :limit""")
                .bind("now", now)
                .bind("permission", "% " + SIGNALS_WRITE.permission() + " %")
                .bind("each", each)
                .bind("limit", limit)
                .map(
                        RowReader.to(
                                row ->
                                        new WaitingStream(
                                                row.id("id"),
                                                Authority.parse(row.text("authority")))))
                .list();
    }

    @Override
    public Optional<Integer> take(Id<EventStream> id, Instant now, Instant until) {
        return sql.returning(
                        """
                        UPDATE event_streams SET attempts = attempts + 1, due = :until
                        WHERE id = :id AND due <= :now RETURNING attempts""")
                .bind("id", id)
                .bind("now", now)
                .bind("until", until)
                .mapTo(Integer.class)
                .findOne();
    }

    @Override
    public void settle(Id<EventStream> id, int attempt) {
        sql.update(
                        """
                        UPDATE event_streams SET attempts = 0, due = 0
                        WHERE id = :id AND attempts = :attempt""")
                .bind("id", id)
                .bind("attempt", attempt)
                .execute();
    }

    @Override
    public void postpone(Id<EventStream> id, int attempt, Instant due) {
        sql.update("UPDATE event_streams SET due = :due WHERE id = :id AND attempts = :attempt")
                .bind("id", id)
                .bind("attempt", attempt)
                .bind("due", due)
                .execute();
    }

    @Override
    public SubjectChoices choices(Id<EventStream> id) {
        return new SubjectChoices(
                sql.list(
                        """
                        SELECT subject, wanted FROM stream_subjects
                        WHERE stream_id = :key ORDER BY place""",
                        id,
                        RowReader.to(
                                row ->
                                        new SubjectChoice(
                                                EventSubjectConverter.read(row.text("subject")),
                                                row.flag("wanted")))));
    }

    @Override
    public void choose(
            Id<EventStream> id, Collection<EventSubject> gone, @Nullable SubjectChoice latest) {
        if (!gone.isEmpty()) {
            sql.update(
                            """
                            DELETE FROM stream_subjects
                            WHERE stream_id = :stream AND subject IN (<gone>)""")
                    .bind("stream", id)
                    .bindList("gone", gone.stream().map(EventSubjectConverter::of).toList())
                    .execute();
        }
        if (latest != null) {
            sql.update(
                            """
                            INSERT INTO stream_subjects (stream_id, subject, wanted, place)
                            SELECT :stream, :subject, :wanted, COALESCE(MAX(place), 0) + 1
                            FROM stream_subjects WHERE stream_id = :stream""")
                    .bind("stream", id)
                    .bind("subject", EventSubjectConverter.of(latest.subject()))
                    .bind("wanted", latest.wanted())
                    .execute();
        }
    }

    @Override
    public boolean remove(Id<EventStream> id) {
        return sql.execute("DELETE FROM event_streams WHERE id = :key", id) == 1;
    }
}

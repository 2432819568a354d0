package dev.steelyard.store.sql.delivery;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.session.LogoutDeliveries;
import dev.steelyard.domain.session.LogoutDelivery;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.session.WaitingClient;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores the back-channel logout notifications that wait to be sent to clients in an SQL table. */
public record SqlLogoutDeliveries(SqlExecutor sql) implements LogoutDeliveries {
    private static final RowMapper<LogoutDelivery> DELIVERY =
            RowReader.to(
                    row ->
                            new LogoutDelivery(
                                    row.id("client_id"),
                                    row.id("sid"),
                                    row.id("user_id"),
                                    (int) row.number("attempts")));

    private static final RowMapper<WaitingClient> WAITING =
            RowReader.to(row -> new WaitingClient(row.id("client_id"), row.id("reseller_id")));

    @Override
    public void add(Id<Session> session, Id<User> user, Instant now) {
        sql.enqueue(
                sql.update(
                                """
                                INSERT INTO logout_deliveries (client_id, sid, user_id, attempts,
                                    due)
                                SELECT p.client_id, p.sid, :user, 0, :now
                                FROM session_clients p JOIN clients c ON c.id = p.client_id
                                WHERE p.session_id = :session
                                    AND c.backchannel_logout_uri IS NOT NULL
                                ON CONFLICT (client_id, sid) DO NOTHING""")
                        .bind("session", session)
                        .bind("user", user)
                        .bind("now", now));
    }

    @Override
    public List<WaitingClient> due(Instant now, int limit, int each) {
        return sql.query(
                        """
                        SELECT client_id, reseller_id FROM (
                            SELECT d.client_id, c.reseller_id, MIN(d.due) AS since,
                                ROW_NUMBER() OVER (
                                    PARTITION BY c.reseller_id
                                    ORDER BY MIN(d.due), d.client_id) AS place
                            FROM logout_deliveries d JOIN clients c ON c.id = d.client_id
                            WHERE d.due <= :now
                            GROUP BY d.client_id, c.reseller_id) waiting
                        WHERE place <= :each ORDER BY since, client_id LIMIT :limit""")
                .bind("now", now)
                .bind("each", each)
                .bind("limit", limit)
                .map(WAITING)
                .list();
    }

    @Override
    public long waiting() {
        return sql.query("SELECT COUNT(*) FROM logout_deliveries").mapTo(Long.class).one();
    }

    // A transaction that had to wait for the row asks the outer condition again.
    @Override
    public Optional<LogoutDelivery> take(Id<Client> client, Instant now, Instant until) {
        return sql.returning(
                        """
                        UPDATE logout_deliveries SET attempts = attempts + 1, due = :until
                        WHERE client_id = :client AND due <= :now AND sid = (
                            SELECT sid FROM logout_deliveries
                            WHERE client_id = :client AND due <= :now
                            ORDER BY due, sid LIMIT 1)
                        RETURNING client_id, sid, user_id, attempts""")
                .bind("client", client)
                .bind("now", now)
                .bind("until", until)
                .map(DELIVERY)
                .findOne();
    }

    @Override
    public void remove(LogoutDelivery delivery) {
        sql.update("DELETE FROM logout_deliveries WHERE client_id = :client AND sid = :sid")
                .bindMethods(delivery)
                .execute();
    }

    @Override
    public void postpone(LogoutDelivery delivery, Instant due) {
        sql.update(
                        """
                        UPDATE logout_deliveries SET due = :due
                        WHERE client_id = :client AND sid = :sid AND attempts = :attempts""")
                .bindMethods(delivery)
                .bind("due", due)
                .execute();
    }
}

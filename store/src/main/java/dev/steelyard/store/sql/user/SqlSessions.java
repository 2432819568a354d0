package dev.steelyard.store.sql.user;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.session.LoginBrowser;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.session.Participant;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.session.SessionLife;
import dev.steelyard.domain.session.Sessions;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.ListQueryBuilder;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores users' login sessions and the clients that take part in each in SQL tables. */
public record SqlSessions(SqlExecutor sql) implements Sessions {
    private static final int SIDS_OF_A_CLIENT = 5;
    private static final RowMapper<Session> SESSION =
            RowReader.to(
                    row ->
                            new Session(
                                    row.id("id"),
                                    row.id("user_id"),
                                    row.hash("hash"),
                                    row.instant("created"),
                                    row.instant("last_seen"),
                                    row.instant("auth_time"),
                                    row.words("methods", LoginMethod::valueOf),
                                    new LoginBrowser(row.text("agent"), row.text("address")),
                                    row.instantOrNull("ended")));

    @Override
    public void insert(Session session) {
        sql.update(
                        """
                        INSERT INTO sessions
                            (id, user_id, hash, created, last_seen, auth_time, methods, agent,
                             address, ended)
                        VALUES
                            (:id, :user, :hash, :created, :lastSeen, :authTime, :methods,
                             :browser.agent, :browser.address, :ended)""")
                .bindMethods(session)
                .execute();
    }

    @Override
    public Optional<Session> find(Id<Session> id) {
        return sql.find("SELECT * FROM sessions WHERE id = :key", id, SESSION);
    }

    @Override
    public List<Session> ofUser(Id<User> user) {
        return sql.list("SELECT * FROM sessions WHERE user_id = :key ORDER BY id", user, SESSION);
    }

    @Override
    public List<Session> live(Id<User> user, Instant now, SessionLife life, PageRequest page) {
        return new ListQueryBuilder("user_id = :user AND ended IS NULL")
                .with("user", user)
                .and("last_seen > :seen", "seen", now.minus(life.idle()))
                .and("created > :begun", "begun", now.minus(life.absolute()))
                .page(sql, "SELECT * FROM sessions", "id", page)
                .map(SESSION)
                .list();
    }

    @Override
    public boolean join(Id<Session> id, Id<Client> client) {
        boolean alive =
                sql.locking("SELECT id FROM sessions WHERE id = :id AND ended IS NULL")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findOne()
                        .isPresent();
        if (alive) {
            sql.update(
                            """
                            INSERT INTO session_clients (session_id, client_id, sid)
                            VALUES (:id, :client, :id)
                            ON CONFLICT (session_id, client_id, sid) DO NOTHING""")
                    .bind("id", id)
                    .bind("client", client)
                    .execute();
        }
        return alive;
    }

    @Override
    public void handOver(Id<Session> before, Id<Session> after) {
        sql.update(
                        """
                        INSERT INTO session_clients (session_id, client_id, sid)
                        SELECT :after, client_id, sid FROM (
                            SELECT client_id, sid,
                                ROW_NUMBER() OVER (PARTITION BY client_id ORDER BY sid DESC) AS place
                            FROM session_clients WHERE session_id = :before) latest
                        WHERE place <= :most""")
                .bind("before", before)
                .bind("after", after)
                .bind("most", SIDS_OF_A_CLIENT)
                .execute();
    }

    @Override
    public List<Participant> participants(Id<Session> id) {
        return sql.list(
                """
                SELECT client_id, sid FROM session_clients
                WHERE session_id = :key ORDER BY client_id, sid""",
                id,
                RowReader.to(row -> new Participant(row.id("client_id"), row.id("sid"))));
    }

    @Override
    public void touch(Id<Session> id, Instant lastSeen) {
        sql.update("UPDATE sessions SET last_seen = :lastSeen WHERE id = :id")
                .bind("id", id)
                .bind("lastSeen", lastSeen)
                .execute();
    }

    @Override
    public boolean end(Id<Session> id, Instant at) {
        int ended =
                sql.update("UPDATE sessions SET ended = :at WHERE id = :id AND ended IS NULL")
                        .bind("id", id)
                        .bind("at", at)
                        .execute();
        sql.execute("UPDATE refresh_families SET session_id = NULL WHERE session_id = :key", id);
        return ended == 1;
    }
}

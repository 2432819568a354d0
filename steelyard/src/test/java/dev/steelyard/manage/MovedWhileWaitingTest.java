package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.testkit.Databases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The old reseller asks for something, and while it waits for the application that goes to another
 * reseller. On PostgreSQL alone: a writer on SQLite waits before it reads anything.
 */
class MovedWhileWaitingTest {
    private final String database = Databases.postgres();
    private final Steelyard steelyard = new Steelyard(database);
    private Tenant north = new Tenant("", "", "");
    private Tenant south = north;

    @BeforeEach
    void make() {
        Platform.make(steelyard);
        north = Tenant.make(steelyard, "North");
        south = Tenant.make(steelyard, "South");
    }

    @AfterEach
    void stop() {
        steelyard.close();
    }

    @Test
    void invitation_missing_andNobodyIsInvited() throws Exception {
        var path = north.path("/invitations");
        var body = Map.of("email", "a@example.com", "roles", List.of());

        var answer = movedBefore(() -> steelyard.post(north.token(), path, body));

        answer.refused(404, "not_found");
        assertThat(steelyard.get(south.token(), path).expect(200).json().path("data").size())
                .isZero();
    }

    @Test
    void rolesOfAMember_missing_andTheyStay() throws Exception {
        var role = north.role(steelyard, "Reader", "documents:read");
        var link =
                steelyard
                        .post(
                                north.token(),
                                north.path("/invitations"),
                                Map.of("email", "a@example.com", "roles", List.of()))
                        .expect(201)
                        .secretOfLink();
        var user = People.accept(steelyard, link, "Anna");
        var path = north.path("/members/" + user.hex());
        var body = Map.of("roles", List.of(role));

        var answer = movedBefore(() -> steelyard.put(north.token(), path, body));

        answer.refused(404, "not_found");
        assertThat(steelyard.get(south.token(), path).expect(200).texts("roles")).isEmpty();
    }

    /** The answer to {@code request}, which waits for the application until that has moved. */
    private Answered movedBefore(Supplier<Answered> request) throws Exception {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:" + database.replaceFirst("//.*@", "//"),
                                "postgres",
                                "postgres");
                var thread = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            move(connection);
            var answer = thread.submit(request::get);
            while (!somebodyWaits(connection)) {
                assertThat(answer.isDone()).as("it waits for the application").isFalse();
                TimeUnit.MILLISECONDS.sleep(5);
            }
            connection.commit();
            return answer.get();
        }
    }

    private void move(Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "UPDATE applications SET reseller_id = ? WHERE id = ?")) {
            statement.setString(1, south.reseller());
            statement.setString(2, north.application());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static boolean somebodyWaits(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT 1 FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))")) {
            return rows.next();
        }
    }
}

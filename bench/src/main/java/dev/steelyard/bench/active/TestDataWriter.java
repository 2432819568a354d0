package dev.steelyard.bench.active;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes test applications and clients into the database in bulk, as copies of one application and
 * one client. Through the API a million would take hours. Used by one thread.
 */
final class TestDataWriter {
    /** Each application has so many roles, and each client all of them. */
    static final int ROLES = 5;

    private static final int KEYS = 2;

    private final Connection connection;
    private final int clients;
    private final int applications;
    private final int crowd;

    /**
     * @param crowd how many clients the first application has; the others share the rest
     */
    private TestDataWriter(Connection connection, int clients, int applications, int crowd) {
        this.connection = connection;
        this.clients = clients;
        this.applications = applications;
        this.crowd = crowd;
    }

    /** What is copied, by ids. */
    record Originals(String application, String role, String client) {}

    static void write(String jdbcUrl, Originals like, int clients, int applications, int crowd) {
        try (var connection = DriverManager.getConnection(jdbcUrl)) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                // Foreign keys are right by construction; to look at each takes half of the time.
                statement.execute("SET LOCAL session_replication_role = replica");
            }
            new TestDataWriter(connection, clients, applications, crowd).write(like);
            connection.commit();
            // As the database does by itself, some time later.
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                statement.execute("ANALYZE");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database can't be filled", e);
        }
    }

    static String client(int number) {
        return "c%023d".formatted(number);
    }

    /** The role of the first application that all its clients have. */
    static String roleOfTheCrowd() {
        return "b%022d%d".formatted(1, 1);
    }

    private void write(Originals like) throws SQLException {
        var application = id("a", "i");
        var role = "'b' || lpad(i::text, 22, '0') || j";
        var applicationOfClient =
                "CASE WHEN i <= %d THEN %s ELSE %s END"
                        .formatted(
                                crowd,
                                id("a", "1"),
                                id("a", "2 + i %% %d".formatted(applications - 1)));
        var roleOfClient =
                "CASE WHEN i <= %d THEN %s ELSE %s END"
                        .formatted(
                                crowd,
                                role.replace("i::text", "'1'"),
                                role.replace("i::", "(2 + i %% %d)::".formatted(applications - 1)));
        var client = id("c", "i");
        var everyApplication = series("i", applications);
        var everyClient = series("i", clients);
        copy(
                "applications",
                "id = '" + like.application() + "'",
                Map.of("id", application, "name", "'Mill ' || i"),
                everyApplication);
        for (var table : List.of("ceilings", "ceiling_permissions")) {
            copy(
                    table,
                    "holder_id = '" + like.application() + "'",
                    Map.of("holder_id", application),
                    everyApplication);
        }
        copy(
                "roles",
                "id = '" + like.role() + "'",
                Map.of("id", role, "application_id", application, "name", "'Role ' || j"),
                everyApplication + ", " + series("j", ROLES));
        copy(
                "role_permissions",
                "role_id = '" + like.role() + "'",
                Map.of("role_id", role),
                everyApplication + ", " + series("j", ROLES));
        copy(
                "clients",
                "id = '" + like.client() + "'",
                Map.of("id", client, "application_id", applicationOfClient),
                everyClient);
        run(
                "INSERT INTO client_roles (client_id, role_id) SELECT %s, %s FROM %s, %s"
                        .formatted(client, roleOfClient, everyClient, series("j", ROLES)));
        copy(
                "credentials",
                "holder_id = '%s' AND kind = 'API_KEY'".formatted(like.client()),
                Map.of("id", "'d' || lpad(i::text, 22, '0') || j", "holder_id", client),
                everyClient + ", " + series("j", KEYS));
    }

    private static String id(String kind, String number) {
        return "'%s' || lpad((%s)::text, 23, '0')".formatted(kind, number);
    }

    private static String series(String name, int last) {
        return "generate_series(1, %d) AS %s".formatted(last, name);
    }

    /** Every column as in that row, but for those that are said. */
    private void copy(String table, String which, Map<String, String> other, String times)
            throws SQLException {
        var values = new ArrayList<String>();
        var columns = columns(table);
        for (var column : columns) values.add(other.getOrDefault(column, "t." + column));
        run(
                "INSERT INTO %s (%s) SELECT %s FROM %s t, %s WHERE t.%s"
                        .formatted(
                                table,
                                String.join(", ", columns),
                                String.join(", ", values),
                                table,
                                times,
                                which));
    }

    private List<String> columns(String table) throws SQLException {
        var columns = new ArrayList<String>();
        try (var found = connection.getMetaData().getColumns(null, "public", table, null)) {
            while (found.next()) columns.add(found.getString("COLUMN_NAME"));
        }
        return columns;
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

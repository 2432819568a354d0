package dev.steelyard.store.sql;

import dev.steelyard.domain.store.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;
import javax.sql.DataSource;

/** The version of the tables that this program works with. */
public final class Schema {
    /** The newest migration under {@code db/migration}. */
    public static final int VERSION = 28;

    /** Where the migrations keep what was applied. */
    public static final String HISTORY = "schema_history";

    private Schema() {}

    /**
     * Whether the tables are those of this program.
     *
     * @throws SchemaMismatch if not; its message says what to do
     * @throws StoreUnavailable if the database can't be asked
     */
    public static void check(DataSource dataSource) {
        try (var connection = dataSource.getConnection()) {
            var version = version(connection);
            if (version.isEmpty()) {
                throw new SchemaMismatch(
                        SchemaMismatch.Found.NONE,
                        "the database is empty: run 'steelyard migrate' first");
            }
            int found = version.getAsInt();
            if (found < VERSION) {
                throw new SchemaMismatch(
                        SchemaMismatch.Found.OLDER,
                        "the database's schema is version %d and this program needs %d: run 'steelyard migrate' first"
                                .formatted(found, VERSION));
            }
            if (found > VERSION) {
                throw new SchemaMismatch(
                        SchemaMismatch.Found.NEWER,
                        "the database's schema is version %d and this program knows only %d: run a newer steelyard"
                                .formatted(found, VERSION));
            }
        } catch (SQLException e) {
            throw new StoreUnavailable("the database can't be opened", e);
        }
    }

    private static OptionalInt version(Connection connection) throws SQLException {
        try (var tables =
                connection.getMetaData().getTables(null, connection.getSchema(), HISTORY, null)) {
            if (!tables.next()) {
                return OptionalInt.empty();
            }
        }
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT version FROM schema_history"
                                        + " WHERE success AND version IS NOT NULL")) {
            var newest = OptionalInt.empty();
            while (rows.next()) {
                int version = Integer.parseInt(rows.getString(1));
                newest = OptionalInt.of(Math.max(version, newest.orElse(version)));
            }
            return newest;
        }
    }
}

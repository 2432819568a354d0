package dev.steelyard.store.sql;

import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.store.sql.SchemaMismatch.Found;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;
import javax.sql.DataSource;

/** Checks that the database schema has the version that this program needs. */
public final class SchemaChecker {
    /** The table of the migrations that were applied. */
    public static final String HISTORY = "schema_history";

    private SchemaChecker() {}

    /** The newest migration under {@code db/migration}. */
    public static int version() {
        return MigrationFileFinder.newest();
    }

    /**
     * Checks that the tables are of the version of this program.
     *
     * @throws SchemaMismatch if not; its message says what to do
     * @throws StoreUnavailable if the database can't be asked
     */
    public static void check(DataSource dataSource) {
        int found =
                checkReleased(dataSource)
                        .orElseThrow(
                                () ->
                                        new SchemaMismatch(
                                                Found.NONE,
                                                "the database is empty: run 'steelyard migrate' first"));
        int needed = version();
        if (found < needed) {
            throw new SchemaMismatch(
                    Found.OLDER,
                    "the database's schema is version %d and this program needs %d: run 'steelyard migrate' first"
                            .formatted(found, needed));
        }
        if (found > needed) {
            throw new SchemaMismatch(
                    Found.NEWER,
                    "the database's schema is version %d and this program knows only %d: run a newer steelyard"
                            .formatted(found, needed));
        }
    }

    /**
     * Refuses tables that no migration of this program brings up to date.
     *
     * @return the version of the tables; empty if there are none
     * @throws SchemaMismatch if a development version made the tables; its message says what to do
     * @throws StoreUnavailable if the database can't be asked
     */
    public static OptionalInt checkReleased(DataSource dataSource) {
        try (var connection = dataSource.getConnection()) {
            return hasHistory(connection) ? newest(connection) : OptionalInt.empty();
        } catch (SQLException e) {
            throw new StoreUnavailable("the database can't be opened", e);
        }
    }

    private static boolean hasHistory(Connection connection) throws SQLException {
        try (var tables =
                connection.getMetaData().getTables(null, connection.getSchema(), HISTORY, null)) {
            return tables.next();
        }
    }

    private static OptionalInt newest(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT version, checksum FROM schema_history"
                                        + " WHERE success AND version IS NOT NULL")) {
            var newest = OptionalInt.empty();
            while (rows.next()) {
                int version = Integer.parseInt(rows.getString(1));
                if (version == 1 && rows.getInt(2) != MigrationFileFinder.checksumOfFirst()) {
                    throw new SchemaMismatch(
                            Found.UNRELEASED,
                            "the database was made by an earlier development version and can't be"
                                    + " migrated: remove it, or set database_url to a new one");
                }
                newest = OptionalInt.of(Math.max(version, newest.orElse(version)));
            }
            return newest;
        }
    }
}

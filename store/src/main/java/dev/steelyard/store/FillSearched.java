package dev.steelyard.store;

import dev.steelyard.domain.search.Search;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Version 10: fills {@code searched} of the rows that were there before it. In Java, because the
 * databases don't agree with each other, nor with Java, on what a lower-case letter is.
 */
final class FillSearched implements JavaMigration {
    private static final int ROWS = 1000;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("12");
    }

    @Override
    public String getDescription() {
        return "fill searched";
    }

    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        fill(connection, "resellers", "name", "''");
        fill(connection, "applications", "name", "company");
        fill(connection, "roles", "name", "description");
        fill(connection, "clients", "name", "''");
    }

    /** As the adapters of the tables write it: the one text, or the two. */
    private static void fill(Connection connection, String table, String one, String other)
            throws SQLException {
        var select =
                "SELECT id, %s, %s FROM %s WHERE id > ? ORDER BY id LIMIT %d"
                        .formatted(one, other, table, ROWS);
        try (var rows = connection.prepareStatement(select);
                var update =
                        connection.prepareStatement(
                                "UPDATE " + table + " SET searched = ? WHERE id = ?")) {
            var after = "";
            int read;
            do {
                read = 0;
                rows.setString(1, after);
                try (var row = rows.executeQuery()) {
                    while (row.next()) {
                        read++;
                        after = row.getString(1);
                        update.setString(
                                1,
                                other.equals("''")
                                        ? Search.form(row.getString(2))
                                        : Search.form(row.getString(2), row.getString(3)));
                        update.setString(2, after);
                        update.addBatch();
                    }
                }
                update.executeBatch();
            } while (read == ROWS);
        }
    }
}

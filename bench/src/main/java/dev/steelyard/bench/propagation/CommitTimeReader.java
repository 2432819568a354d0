package dev.steelyard.bench.propagation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Reads the commit times of the benchmark's changes from the database. Used by one thread. */
final class CommitTimeReader implements AutoCloseable {
    /**
     * @param at epoch milliseconds; a millisecond or two before the commit
     */
    record Last(long seq, long at) {}

    private final Connection connection;

    CommitTimeReader(String jdbcUrl) throws SQLException {
        connection = DriverManager.getConnection(jdbcUrl);
    }

    Last last() {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT seq, at FROM changes ORDER BY seq DESC LIMIT 1")) {
            if (!row.next()) {
                throw new IllegalStateException("nothing was ever changed");
            }
            return new Last(row.getLong("seq"), row.getLong("at"));
        } catch (SQLException e) {
            throw new IllegalStateException("the changes can't be read", e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

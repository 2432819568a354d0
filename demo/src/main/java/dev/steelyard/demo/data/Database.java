package dev.steelyard.demo.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The demo API's SQLite database, with one connection for one thread at a time. This is enough for
 * an example. Durable when a call returns: WAL with synchronous=FULL.
 */
public final class Database implements AutoCloseable {
    private static final List<String> SCHEMA =
            List.of(
                    """
                    CREATE TABLE IF NOT EXISTS collection (
                        application TEXT NOT NULL, name TEXT NOT NULL, label TEXT NOT NULL,
                        PRIMARY KEY (application, name)) WITHOUT ROWID
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS document (
                        application TEXT NOT NULL, collection TEXT NOT NULL, id TEXT NOT NULL,
                        created BIGINT NOT NULL, content TEXT NOT NULL,
                        PRIMARY KEY (application, collection, id)) WITHOUT ROWID
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS parameter (
                        application TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
                        PRIMARY KEY (application, name)) WITHOUT ROWID
                    """);

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();

    /** Opens the file, and makes it if need be. */
    public Database(Path file) {
        String url = "jdbc:sqlite:" + file.toAbsolutePath();
        try {
            connection = DriverManager.getConnection(url);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
                statement.execute("PRAGMA busy_timeout=5000");
                for (String table : SCHEMA) statement.execute(table);
            }
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    /** All rows. */
    <T> List<T> query(String sql, Row<T> row, Object... parameters) {
        lock.lock();
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) rows.add(row.read(result));
            return rows;
        } catch (SQLException e) {
            throw new StoreFailure(e);
        } finally {
            lock.unlock();
        }
    }

    <T> Optional<T> queryOne(String sql, Row<T> row, Object... parameters) {
        return query(sql, row, parameters).stream().findFirst();
    }

    /** One statement in a transaction of its own; how many rows it changed. */
    int update(String sql, Object... parameters) {
        lock.lock();
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreFailure(e);
        } finally {
            lock.unlock();
        }
    }

    /** Several calls as one transaction. */
    void transaction(Runnable work) {
        lock.lock();
        try {
            update("BEGIN IMMEDIATE");
            boolean done = false;
            try {
                work.run();
                update("COMMIT");
                done = true;
            } finally {
                if (!done) update("ROLLBACK");
            }
        } finally {
            lock.unlock();
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
        return statement;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreFailure(e);
        } finally {
            lock.unlock();
        }
    }
}

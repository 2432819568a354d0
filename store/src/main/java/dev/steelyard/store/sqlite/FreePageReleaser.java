package dev.steelyard.store.sqlite;

import dev.steelyard.domain.store.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteDataSource;

/**
 * Returns unused pages of a SQLite database file to the file system, so that the file shrinks.
 * SQLite keeps them for later unless it is told otherwise (PRAGMA auto_vacuum and
 * incremental_vacuum), and can give them back only in a file that was made for it.
 */
public final class FreePageReleaser {
    /** The mode that gives back as many as are asked for, when they are. */
    private static final long INCREMENTAL = 2;

    /** 1 MiB stays, since what is deleted is mostly written again soon. */
    static final long SPARE = 256;

    /** At most 2 MiB a transaction, so that no other write waits long behind it. */
    private static final long STEP = 512;

    private FreePageReleaser() {}

    /** Has a new file note what it needs to give pages back. The store must not be open. */
    public static void enable(SQLiteDataSource source) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            if (number(statement, "PRAGMA auto_vacuum") == INCREMENTAL) {
                return;
            }
            statement.executeUpdate("PRAGMA auto_vacuum = INCREMENTAL");
            // The file has its first page already, which alone the pragma doesn't change.
            statement.executeUpdate("VACUUM");
        } catch (SQLException e) {
            throw new StoreUnavailable("the database file can't be written", e);
        }
    }

    /**
     * Gives some back, in a transaction.
     *
     * @return whether there are more to give back
     */
    static boolean giveBack(Connection connection) {
        try (var statement = connection.createStatement()) {
            long free = number(statement, "PRAGMA freelist_count");
            if (free <= SPARE) {
                return false;
            }
            // Not as a prepared statement: one step of that gives back one page.
            statement.executeUpdate(
                    "PRAGMA incremental_vacuum(" + Math.min(STEP, free - SPARE) + ")");
            long left = number(statement, "PRAGMA freelist_count");
            return left < free && left > SPARE;
        } catch (SQLException e) {
            throw new StoreUnavailable("free pages of the database can't be given back", e);
        }
    }

    private static long number(Statement statement, String pragma) throws SQLException {
        try (var rows = statement.executeQuery(pragma)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

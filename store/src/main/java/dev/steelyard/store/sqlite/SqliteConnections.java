package dev.steelyard.store.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens connections and connection pools to a SQLite file. */
public final class SqliteConnections {
    private static final int BUSY_MILLIS = 5_000;
    private static final int READERS = 4;

    /** How long the file beside the database may stay, in bytes. */
    private static final int JOURNAL = 16 << 20;

    private SqliteConnections() {}

    /** WAL, every commit synced to the disk, foreign keys kept. */
    public static SQLiteDataSource source(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setJournalSizeLimit(JOURNAL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    /** They refuse every statement that writes. */
    static HikariDataSource readers(SQLiteDataSource source) {
        var config = new HikariConfig();
        config.setPoolName("sqlite-readers");
        config.setDataSource(source);
        config.setConnectionInitSql("PRAGMA query_only = ON");
        config.setMaximumPoolSize(READERS);
        config.setConnectionTimeout(BUSY_MILLIS);
        config.setMaxLifetime(0);
        return new HikariDataSource(config);
    }
}

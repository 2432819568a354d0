package dev.steelyard.store;

import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.store.postgres.PostgresStore;
import dev.steelyard.store.sql.SchemaMismatch;
import dev.steelyard.store.sql.transaction.SqlStore;
import dev.steelyard.store.sqlite.SqliteStore;
import java.time.InstantSource;

/** Opens the SQLite or PostgreSQL store at a configured database URL. */
public final class StoreFactory {
    private StoreFactory() {}

    /**
     * @param databaseUrl {@code sqlite:/path/file.db}, or {@code
     *     postgresql://user:password@host:port/database} (also with {@code jdbc:} before it, or
     *     with {@code user} and {@code password} as parameters)
     * @param poolSize connections to PostgreSQL at most; SQLite needs no such number
     * @throws IllegalArgumentException if the URL is none of these
     * @throws SchemaMismatch if {@link SchemaMigrator#migrate} must come first
     * @throws StoreUnavailable if the database can't be reached
     */
    public static SqlStore open(String databaseUrl, InstantSource clock, int poolSize) {
        return switch (DatabaseUrl.parse(databaseUrl)) {
            case DatabaseUrl.Sqlite(var file) -> SqliteStore.open(file, clock);
            case DatabaseUrl.Postgres(var url, var user, var password) ->
                    PostgresStore.open(url, user, password, clock, poolSize);
        };
    }

    /**
     * The database that {@link #open} would open, for messages: its kind and place, never a
     * password.
     *
     * @throws IllegalArgumentException as {@link #open}
     */
    public static String describe(String databaseUrl) {
        return switch (DatabaseUrl.parse(databaseUrl)) {
            case DatabaseUrl.Sqlite(var file) -> "SQLite at " + file.toAbsolutePath().normalize();
            case DatabaseUrl.Postgres postgres -> postgres.place();
        };
    }
}

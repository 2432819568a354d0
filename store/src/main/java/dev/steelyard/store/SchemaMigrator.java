package dev.steelyard.store;

import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.store.postgres.PostgresConnections;
import dev.steelyard.store.sql.SchemaChecker;
import dev.steelyard.store.sql.SchemaMismatch;
import dev.steelyard.store.sqlite.FileAccessRestrictor;
import dev.steelyard.store.sqlite.FreePageReleaser;
import dev.steelyard.store.sqlite.SqliteConnections;
import dev.steelyard.store.sqlite.StoreLock;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteDataSource;

/** Migrates the tables of the database to the schema version of this program. */
public final class SchemaMigrator {
    private SchemaMigrator() {}

    /**
     * Applies what is pending; makes the file where there is none. On SQLite no other process may
     * have the file.
     *
     * @param databaseUrl as for {@link StoreFactory#open}
     * @return how many migrations it applied
     * @throws SchemaMismatch if a development version made the tables
     * @throws StoreUnavailable if the database can't be reached, is in use, or can't be migrated
     */
    public static int migrate(String databaseUrl) {
        return switch (DatabaseUrl.parse(databaseUrl)) {
            case DatabaseUrl.Sqlite(var file) -> {
                try (var _ = StoreLock.of(file)) {
                    FileAccessRestrictor.make(file);
                    var source = SqliteConnections.source(file);
                    var flyway = sqlite(source);
                    // First: after the migrations nothing would come back here.
                    FreePageReleaser.enable(source);
                    yield migrate(flyway);
                }
            }
            case DatabaseUrl.Postgres url -> migrate(postgres(url));
        };
    }

    /**
     * The migrations that {@link #migrate} would apply: version and description of each.
     *
     * @throws SchemaMismatch if a development version made the tables
     * @throws StoreUnavailable if the database can't be reached
     */
    public static List<String> pending(String databaseUrl) {
        var flyway =
                switch (DatabaseUrl.parse(databaseUrl)) {
                    case DatabaseUrl.Sqlite(var file) ->
                            sqlite(
                                    Files.exists(file)
                                            ? SqliteConnections.source(file)
                                            : new SQLiteDataSource());
                    case DatabaseUrl.Postgres url -> postgres(url);
                };
        try {
            return Arrays.stream(flyway.info().pending())
                    .map(info -> info.getVersion() + " " + info.getDescription())
                    .toList();
        } catch (FlywayException e) {
            throw new StoreUnavailable(
                    "the pending migrations of the database can't be determined", e);
        }
    }

    private static int migrate(Flyway flyway) {
        try {
            return flyway.migrate().migrationsExecuted;
        } catch (FlywayException e) {
            throw new StoreUnavailable("the database can't be migrated", e);
        }
    }

    private static Flyway sqlite(SQLiteDataSource source) {
        return flyway(source, "TEXT COLLATE BINARY");
    }

    private static Flyway postgres(DatabaseUrl.Postgres url) {
        return flyway(
                PostgresConnections.source(url.jdbcUrl(), url.user(), url.password()),
                "TEXT COLLATE \"C\"");
    }

    /**
     * @param text the type of texts that compare by their bytes
     */
    private static Flyway flyway(DataSource source, String text) {
        SchemaChecker.checkReleased(source);
        return Flyway.configure()
                .dataSource(source)
                .table(SchemaChecker.HISTORY)
                .placeholders(Map.of("text", text))
                .load();
    }
}

package dev.steelyard.store;

import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.store.postgres.PostgresConnections;
import dev.steelyard.store.sql.Schema;
import dev.steelyard.store.sqlite.FreePages;
import dev.steelyard.store.sqlite.OwnerFile;
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

/** Brings the tables of a database to the version of this program. */
public final class Migrations {
    private static final String LATEST = "latest";

    private Migrations() {}

    /**
     * Applies what is pending; makes the file where there is none. On SQLite no other process may
     * have the file.
     *
     * @param databaseUrl as for {@link Stores#open}
     * @return how many migrations it applied
     * @throws StoreUnavailable if the database can't be reached, is in use, or can't be migrated
     */
    public static int migrate(String databaseUrl) {
        return migrate(databaseUrl, LATEST);
    }

    /** As {@link #migrate(String)}, to version {@code target} and no further. */
    static int migrate(String databaseUrl, String target) {
        return switch (DatabaseUrl.parse(databaseUrl)) {
            case DatabaseUrl.Sqlite(var file) -> {
                try (var _ = StoreLock.of(file)) {
                    OwnerFile.make(file);
                    var source = SqliteConnections.source(file);
                    // First: after the migrations nothing would come back here.
                    FreePages.enable(source);
                    yield migrate(sqlite(source, target));
                }
            }
            case DatabaseUrl.Postgres postgres -> migrate(postgres(postgres, target));
        };
    }

    /** What {@link #migrate} would apply: version and description of each. */
    public static List<String> pending(String databaseUrl) {
        var flyway =
                switch (DatabaseUrl.parse(databaseUrl)) {
                    case DatabaseUrl.Sqlite(var file) ->
                            sqlite(
                                    Files.exists(file)
                                            ? SqliteConnections.source(file)
                                            : new SQLiteDataSource(),
                                    LATEST);
                    case DatabaseUrl.Postgres postgres -> postgres(postgres, LATEST);
                };
        try {
            return Arrays.stream(flyway.info().pending())
                    .map(info -> info.getVersion() + " " + info.getDescription())
                    .toList();
        } catch (FlywayException e) {
            throw new StoreUnavailable("the database can't be asked what it lacks", e);
        }
    }

    private static int migrate(Flyway flyway) {
        try {
            return flyway.migrate().migrationsExecuted;
        } catch (FlywayException e) {
            throw new StoreUnavailable("the database can't be migrated", e);
        }
    }

    private static Flyway sqlite(SQLiteDataSource source, String target) {
        return flyway(source, target, Map.of("text", "TEXT COLLATE BINARY", "position", "instr"));
    }

    private static Flyway postgres(DatabaseUrl.Postgres url, String target) {
        return flyway(
                PostgresConnections.source(url.jdbcUrl(), url.user(), url.password()),
                target,
                Map.of("text", "TEXT COLLATE \"C\"", "position", "strpos"));
    }

    /**
     * @param words what the databases call differently: texts that compare by their bytes, and
     *     where in a text another begins, from 1
     */
    private static Flyway flyway(DataSource source, String target, Map<String, String> words) {
        return Flyway.configure()
                .dataSource(source)
                .table(Schema.HISTORY)
                .javaMigrations(new FillSearched())
                .target(target)
                .placeholders(words)
                .load();
    }
}

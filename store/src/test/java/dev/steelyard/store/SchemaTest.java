package dev.steelyard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.store.sql.SchemaChecker;
import dev.steelyard.store.sql.SchemaMismatch;
import dev.steelyard.testkit.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Migrations, and stores that are not of this version. */
class SchemaTest {
    enum Database {
        SQLITE,
        POSTGRES;

        String fresh() {
            return this == SQLITE ? Databases.sqlite() : Databases.postgres();
        }
    }

    @Test
    void bothDatabases_haveTheSameTablesAndColumns() throws Exception {
        var sqlite = columns(Database.SQLITE);
        var postgres = columns(Database.POSTGRES);

        assertThat(sqlite).hasSizeGreaterThan(30);
        assertThat(sqlite).isEqualTo(postgres);
        assertThat(sqlite.values())
                .allSatisfy(
                        columns ->
                                assertThat(columns)
                                        .allMatch(
                                                c ->
                                                        c.contains(" TEXT ")
                                                                || c.contains(" BIGINT ")));
    }

    @ParameterizedTest
    @EnumSource
    void migrate_appliesWhatIsPending_once(Database database) {
        var url = database.fresh();
        var pending = SchemaMigrator.pending(url);
        assertThat(pending).contains("1 schema");
        assertThat(pending.getLast()).startsWith(SchemaChecker.version() + " ");

        assertThat(SchemaMigrator.migrate(url)).isEqualTo(pending.size());

        assertThat(SchemaMigrator.pending(url)).isEmpty();
        assertThat(SchemaMigrator.migrate(url)).isZero();
        StoreFactory.open(url, InstantSource.system(), 1).close();
    }

    @ParameterizedTest
    @EnumSource
    void unmigrated_isRefusedWithWhatToDo(Database database) {
        var url = database.fresh();

        assertThatThrownBy(() -> StoreFactory.open(url, InstantSource.system(), 1))
                .isInstanceOfSatisfying(
                        SchemaMismatch.class,
                        e -> assertThat(e.found()).isEqualTo(SchemaMismatch.Found.NONE))
                .hasMessageContaining("steelyard migrate");
    }

    @ParameterizedTest
    @EnumSource
    void newerThanTheProgram_isRefusedWithWhatToDo(Database database) throws Exception {
        var url = database.fresh();
        SchemaMigrator.migrate(url);
        execute(url, "UPDATE schema_history SET version = '999'");

        assertThatThrownBy(() -> StoreFactory.open(url, InstantSource.system(), 1))
                .isInstanceOfSatisfying(
                        SchemaMismatch.class,
                        e -> assertThat(e.found()).isEqualTo(SchemaMismatch.Found.NEWER))
                .hasMessageContaining("999")
                .hasMessageContaining("newer steelyard");
    }

    @ParameterizedTest
    @EnumSource
    void olderThanTheProgram_isRefusedWithWhatToDo(Database database) throws Exception {
        var url = database.fresh();
        SchemaMigrator.migrate(url);
        execute(url, "UPDATE schema_history SET version = '0'");

        assertThatThrownBy(() -> StoreFactory.open(url, InstantSource.system(), 1))
                .isInstanceOfSatisfying(
                        SchemaMismatch.class,
                        e -> assertThat(e.found()).isEqualTo(SchemaMismatch.Found.OLDER))
                .hasMessageContaining("steelyard migrate");
    }

    @ParameterizedTest
    @EnumSource
    void madeByADevelopmentVersion_isRefusedWithWhatToDo_andStaysAsItIs(Database database)
            throws Exception {
        var url = database.fresh();
        SchemaMigrator.migrate(url);
        execute(url, "UPDATE schema_history SET checksum = checksum + 1");
        execute(
                url,
                """
                INSERT INTO schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by,
                     execution_time, success)
                SELECT 2, '28', 'stream subjects', type, 'V28__stream_subjects.sql', 1,
                    installed_by, 1, success
                FROM schema_history""");
        execute(url, "INSERT INTO locks (name) VALUES ('kept')");

        Stream.<Runnable>of(
                        () -> StoreFactory.open(url, InstantSource.system(), 1).close(),
                        () -> SchemaMigrator.migrate(url),
                        () -> SchemaMigrator.pending(url))
                .forEach(
                        start ->
                                assertThatThrownBy(start::run)
                                        .isInstanceOfSatisfying(
                                                SchemaMismatch.class,
                                                e ->
                                                        assertThat(e.found())
                                                                .isEqualTo(
                                                                        SchemaMismatch.Found
                                                                                .UNRELEASED))
                                        .hasMessageContaining("earlier development version")
                                        .hasMessageContaining("database_url"));

        assertThat(execute(url, "DELETE FROM locks WHERE name = 'kept'")).isOne();
    }

    @Test
    void sqliteFile_isItsOwnersOnly_andAskingWhatIsPendingMakesNone() throws Exception {
        var url = Databases.sqlite();
        var file = Path.of(url.substring("sqlite:".length()));
        SchemaMigrator.pending(url);
        assertThat(file).doesNotExist();

        SchemaMigrator.migrate(url);
        StoreFactory.open(url, InstantSource.system(), 1).close();

        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(Path.of(file + ".lock"))).isEqualTo("rw-------");
    }

    @Test
    void sqliteFiles_thatOthersMayRead_areTheirOwnersOnlyOnceOpened() throws Exception {
        var url = Databases.sqlite();
        SchemaMigrator.migrate(url);
        var file = Path.of(url.substring("sqlite:".length()));
        var all = Stream.of("", "-wal", "-shm", ".lock").map(end -> Path.of(file + end)).toList();
        // As a copy that was put back, and as versions before made the lock.
        for (var one : all) {
            Files.write(one, new byte[0], StandardOpenOption.CREATE);
            Files.setPosixFilePermissions(one, PosixFilePermissions.fromString("rw-r--r--"));
        }

        try (var _ = StoreFactory.open(url, InstantSource.system(), 1)) {
            for (var one : all) {
                assertThat(mode(one)).as(one.toString()).isEqualTo("rw-------");
            }
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static TreeMap<String, TreeSet<String>> columns(Database database) throws SQLException {
        var url = database.fresh();
        SchemaMigrator.migrate(url);
        var tables = new TreeMap<String, TreeSet<String>>();
        try (var connection = connect(url)) {
            for (var table : tables(connection)) {
                // One at a time: the driver of SQLite reads at most 500 columns at once.
                try (var columns =
                        connection
                                .getMetaData()
                                .getColumns(null, connection.getSchema(), table, null)) {
                    while (columns.next()) {
                        if (columns.getString("TABLE_NAME").equals(table)) {
                            tables.computeIfAbsent(table, _ -> new TreeSet<>())
                                    .add(column(columns));
                        }
                    }
                }
            }
        }
        return tables;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var tables =
                connection
                        .getMetaData()
                        .getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                var name = tables.getString("TABLE_NAME");
                if (!name.equals(SchemaChecker.HISTORY) && !name.startsWith("sqlite_")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** Its name, type and whether it takes null; PostgreSQL calls BIGINT int8. */
    private static String column(ResultSet columns) throws SQLException {
        var type = columns.getString("TYPE_NAME").toUpperCase(Locale.ROOT);
        return "%s %s %s"
                .formatted(
                        columns.getString("COLUMN_NAME"),
                        type.equals("INT8") ? "BIGINT" : type,
                        columns.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls
                                ? "NOT NULL"
                                : "");
    }

    private static int execute(String url, String statement) throws SQLException {
        try (var connection = connect(url);
                var sql = connection.createStatement()) {
            return sql.executeUpdate(statement);
        }
    }

    private static Connection connect(String url) throws SQLException {
        return switch (DatabaseUrl.parse(url)) {
            case DatabaseUrl.Sqlite(var file) -> DriverManager.getConnection("jdbc:sqlite:" + file);
            case DatabaseUrl.Postgres(var jdbc, var user, var password) ->
                    DriverManager.getConnection(jdbc, user, password);
        };
    }
}

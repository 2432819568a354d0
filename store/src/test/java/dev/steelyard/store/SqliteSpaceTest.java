package dev.steelyard.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.throttle.FailureRateLimit;
import dev.steelyard.store.sql.transaction.Retention;
import dev.steelyard.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file shrinks after what it held has expired. */
class SqliteSpaceTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final int ROWS = 2_000;
    private static final Retention KEPT =
            new Retention(
                    Duration.ofHours(1),
                    Duration.ofDays(8),
                    Duration.ofDays(31),
                    Duration.ofDays(90),
                    Duration.ofDays(30));

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("store.db");
    }

    private String url() {
        return "sqlite:" + file();
    }

    /** Rows that expire, 4 kB each. */
    private static void fill(SqliteStore store) {
        var ids = new IdGenerator(InstantSource.fixed(NOW), new SecureRandom());
        for (int i = 0; i < ROWS; i++) {
            Id<Object> id = ids.next();
            var bucket = "x".repeat(4_000) + id.hex();
            store.write(
                    tx ->
                            tx.failures()
                                    .add(
                                            bucket,
                                            new FailureRateLimit(1, Duration.ofMinutes(1)),
                                            NOW));
        }
    }

    private long pragma(String name) throws SQLException {
        return Long.parseLong(text(name));
    }

    private String text(String name) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private long fillAndSweep() throws SQLException {
        try (var store = SqliteStore.open(file(), InstantSource.fixed(NOW))) {
            fill(store);
            long full = pragma("page_count");
            assertThat(store.sweep(NOW.plus(Duration.ofMinutes(2)), KEPT)).isEqualTo(ROWS);
            return full;
        }
    }

    @Test
    void expired_rows_swept_the_file_shrinks() throws Exception {
        SchemaMigrator.migrate(url());
        long empty = pragma("page_count");

        long full = fillAndSweep();

        assertThat(full).isGreaterThan(empty + ROWS);
        assertThat(pragma("page_count")).isLessThanOrEqualTo(empty + 256 + 32);
        assertThat(pragma("freelist_count")).isLessThanOrEqualTo(256);
        assertThat(Files.size(file())).isLessThan(full * 4096 / 2);
        assertThat(text("integrity_check")).isEqualTo("ok");
    }

    @Test
    void journal_that_grew_behind_a_slow_reader_is_cut_once_that_is_gone() throws Exception {
        SchemaMigrator.migrate(url());
        var journal = folder.resolve("store.db-wal");
        try (var store = SqliteStore.open(file(), InstantSource.fixed(NOW))) {
            try (var reader = DriverManager.getConnection("jdbc:sqlite:" + file());
                    var statement = reader.createStatement()) {
                reader.setAutoCommit(false);
                statement.executeQuery("SELECT count(*) FROM failures").next();
                fill(store);
                fill(store);
                assertThat(size(journal)).isGreaterThan(16L << 20);
                reader.rollback();
            }
            fill(store);
            assertThat(size(journal)).isLessThanOrEqualTo(16L << 20);
        }
    }

    private static long size(Path path) throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }
}

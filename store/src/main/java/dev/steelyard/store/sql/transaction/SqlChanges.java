package dev.steelyard.store.sql.transaction;

import dev.steelyard.domain.change.Change;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.change.ChangeLog.Slice;
import dev.steelyard.domain.token.Revocation;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * Reads and prunes the numbered list of changes that can alter authorization decisions, in one SQL
 * transaction. Numbers have no gaps: a number that is missing was pruned.
 */
record SqlChanges(SqlExecutor sql) {
    private static final RowMapper<Change> CHANGE =
            RowReader.to(
                    row ->
                            new Change(
                                    row.number("seq"),
                                    List.copyOf(row.words("keys", ChangeKey::new)),
                                    revoked(row)));

    long head() {
        return sql.query("SELECT seq FROM change_head")
                .map(RowReader.to(row -> row.number("seq")))
                .one();
    }

    Slice after(long seq, int limit) {
        long head = head();
        if (seq == head) {
            return new Slice(head, false, List.of());
        }
        var changes =
                sql.query("SELECT * FROM changes WHERE seq > :seq ORDER BY seq LIMIT :limit")
                        .bind("seq", seq)
                        .bind("limit", limit)
                        .map(CHANGE)
                        .list();
        // Ahead of the head: the reader has seen changes that a restored backup has lost.
        boolean reset = changes.isEmpty() || changes.getFirst().seq() != seq + 1;
        return new Slice(head, reset, reset ? List.of() : changes);
    }

    /** Forgets at most {@code limit} changes made before {@code at}, but none after {@code seq}. */
    int prune(Instant at, long seq, int limit) {
        return sql.update(
                        """
                        DELETE FROM changes WHERE seq IN (
                            SELECT seq FROM changes WHERE at < :at AND seq <= :seq
                            ORDER BY seq LIMIT :limit)""")
                .bind("at", at)
                .bind("seq", seq)
                .bind("limit", limit)
                .execute();
    }

    private static @Nullable Revocation revoked(RowReader row) throws SQLException {
        if (row.textOrNull("revoked_kind") == null) {
            return null;
        }
        return new Revocation(
                row.constant("revoked_kind", Revocation.Kind.class),
                row.text("revoked_value"),
                row.idOrNull("revoked_client"),
                row.idOrNull("revoked_user"),
                row.instant("revoked_until"));
    }
}

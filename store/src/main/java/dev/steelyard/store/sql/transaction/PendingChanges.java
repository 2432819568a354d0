package dev.steelyard.store.sql.transaction;

import dev.steelyard.domain.change.Change;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.token.Revocation;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the changes of one transaction that can alter authorization decisions, and writes them
 * to the change log with their numbers. They are written at the end of the transaction, and guards
 * and caches receive them: the transaction that raised the head holds its row until the commit, so
 * the next number is given only after this one can be seen, and for no longer than the commit
 * takes.
 */
final class PendingChanges {
    private final Set<ChangeKey> keys = new LinkedHashSet<>();
    private final List<Revocation> revocations = new ArrayList<>();

    void add(ChangeKey key) {
        keys.add(key);
    }

    void add(Revocation revocation) {
        revocations.add(revocation);
    }

    /** Whether there was anything to write. */
    boolean write(SqlExecutor sql, Instant at) {
        int count = revocations.size() + (keys.isEmpty() ? 0 : 1);
        if (count == 0) {
            return false;
        }
        long seq = raiseHead(sql, count) - count;
        var changes = new ArrayList<Change>();
        if (!keys.isEmpty()) {
            changes.add(new Change(++seq, List.copyOf(keys), null));
        }
        for (var revocation : revocations) {
            changes.add(new Change(++seq, List.of(keyOf(revocation)), revocation));
        }
        var batch =
                sql.batch(
                        """
                        INSERT INTO changes
                            (seq, at, keys, revoked_kind, revoked_value, revoked_client, revoked_user,
                             revoked_until)
                        VALUES
                            (:seq, :at, :keys, :revoked?.kind, :revoked?.value, :revoked?.client,
                             :revoked?.user, :revoked?.until)""");
        changes.forEach(change -> batch.bindMethods(change).bind("at", at).add());
        batch.execute();
        return true;
    }

    private static long raiseHead(SqlExecutor sql, int count) {
        return sql.announcing("UPDATE change_head SET seq = seq + :count RETURNING seq")
                .bind("count", count)
                .map(RowReader.to(row -> row.number("seq")))
                .one();
    }

    /** The narrowest key on which the states of the revoked tokens' principal depend. */
    private static ChangeKey keyOf(Revocation revocation) {
        var client = revocation.client();
        var user = revocation.user();
        if (client != null && user != null) {
            return ChangeKey.consent(user, client);
        }
        if (client != null) {
            return ChangeKey.client(client);
        }
        return user == null ? ChangeKey.PLATFORM : ChangeKey.user(user);
    }
}

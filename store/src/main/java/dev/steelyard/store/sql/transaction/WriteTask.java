package dev.steelyard.store.sql.transaction;

import dev.steelyard.domain.store.Transaction;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Runs the caller's work in a write transaction, and then writes the changes that it made to the
 * change log. Its outcome is read by the thread that ran it.
 */
public final class WriteTask<T> implements Function<SqlExecutor, T> {
    private final Function<Transaction, T> work;
    private final InstantSource clock;
    private boolean changed;
    private boolean queued;

    public WriteTask(Function<Transaction, T> work, InstantSource clock) {
        this.work = work;
        this.clock = clock;
    }

    @Override
    public T apply(SqlExecutor sql) {
        var transaction = new SqlTransaction(sql);
        var answer = work.apply(transaction);
        changed = transaction.finish(clock.instant());
        queued = sql.queued();
        return answer;
    }

    /** Whether the last run wrote a change. */
    boolean changed() {
        return changed;
    }

    /** Whether the last run wrote a message that is to be delivered. */
    boolean queued() {
        return queued;
    }
}

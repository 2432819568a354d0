package dev.steelyard.store.sql.transaction;

import dev.steelyard.domain.store.Transaction;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Work on the ports of a transaction, whose last act numbers its changes. For one call of {@code
 * Store.write}; its outcome is read by the thread that ran it.
 */
public final class WriteTask<T> implements Function<SqlExecutor, T> {
    private final Function<Transaction, T> work;
    private final InstantSource clock;
    private boolean changed;

    public WriteTask(Function<Transaction, T> work, InstantSource clock) {
        this.work = work;
        this.clock = clock;
    }

    @Override
    public T apply(SqlExecutor sql) {
        var transaction = new SqlTransaction(sql);
        var answer = work.apply(transaction);
        changed = transaction.finish(clock.instant());
        return answer;
    }

    /** Whether the last run wrote a change. */
    public boolean changed() {
        return changed;
    }
}

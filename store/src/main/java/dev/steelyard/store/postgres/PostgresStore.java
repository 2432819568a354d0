package dev.steelyard.store.postgres;

import dev.steelyard.domain.change.ChangeLog;
import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.store.sql.SchemaChecker;
import dev.steelyard.store.sql.SchemaMismatch;
import dev.steelyard.store.sql.transaction.CommitNotifier;
import dev.steelyard.store.sql.transaction.Janitor;
import dev.steelyard.store.sql.transaction.Retention;
import dev.steelyard.store.sql.transaction.SqlChangeLog;
import dev.steelyard.store.sql.transaction.SqlStore;
import dev.steelyard.store.sql.transaction.SqlTransaction;
import dev.steelyard.store.sql.transaction.StoreMetrics;
import dev.steelyard.store.sql.transaction.TransactionRunner;
import dev.steelyard.store.sql.transaction.WriteTask;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The server's store on a PostgreSQL database. All work runs on its caller's thread. Thread-safe.
 */
public final class PostgresStore implements SqlStore {
    private final InstantSource clock;
    private final TransactionRunner transactions;
    private final CommitNotifier commits = new CommitNotifier();
    private final ChangeListener listener;

    private PostgresStore(PGSimpleDataSource source, int poolSize, InstantSource clock) {
        this.clock = clock;
        this.transactions =
                new TransactionRunner(
                        PostgresConnections.pool(source, poolSize), PostgresDialect.POSTGRES);
        this.listener = ChangeListener.start(source, commits::changed);
    }

    /**
     * Opens a database that has been migrated.
     *
     * @param jdbcUrl without user and password, since drivers quote it in errors
     * @throws SchemaMismatch if it has not been, or is newer than this program
     * @throws StoreUnavailable if the server can't be reached
     */
    public static PostgresStore open(
            String jdbcUrl, String user, String password, InstantSource clock, int poolSize) {
        var source = PostgresConnections.source(jdbcUrl, user, password);
        SchemaChecker.check(source);
        return new PostgresStore(source, poolSize, clock);
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
        return transactions.read(sql -> work.apply(new SqlTransaction(sql)));
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        var changing = new WriteTask<>(work, clock);
        var answer = transactions.write(changing);
        commits.committed(changing);
        return answer;
    }

    @Override
    public ChangeLog changes() {
        return new SqlChangeLog(transactions, commits);
    }

    @Override
    public void onMessage(Runnable wake) {
        commits.onMessage(wake);
    }

    @Override
    public int sweep(Instant now, Retention retention) {
        return new Janitor(transactions::write, retention).sweep(now);
    }

    @Override
    public StoreMetrics figures() {
        return transactions.figures();
    }

    @Override
    public void close() {
        listener.close();
        transactions.close();
    }
}

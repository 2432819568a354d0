package dev.steelyard.store.sql.transaction;

import com.zaxxer.hikari.HikariDataSource;
import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.store.sql.Dialect;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs SQL transactions on pooled connections, each on its caller's thread. The connections commit
 * by themselves, and BEGIN and COMMIT are said in words, with the isolation in the same round trip.
 * Thread-safe.
 */
public final class TransactionRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionRunner.class);

    /** How often work is run that loses to other transactions. */
    private static final int ATTEMPTS = 5;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Dialect dialect;
    private final FailureClassifier failures;

    public TransactionRunner(HikariDataSource pool, Dialect dialect) {
        this.pool = pool;
        this.jdbi = SqlExecutor.configure(Jdbi.create(pool));
        this.dialect = dialect;
        this.failures = new FailureClassifier(dialect);
    }

    public <T> T read(Function<SqlExecutor, T> work) {
        try {
            return run(dialect.beginRead(), false, work);
        } catch (RuntimeException e) {
            throw failures.translate(e);
        }
    }

    public <T> T write(Function<SqlExecutor, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return run(dialect.beginWrite(), true, work);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || failures.of(e) != Dialect.Failure.CONFLICT) {
                    throw failures.translate(e);
                }
                LOG.debug("a transaction conflicted with others, attempt {}", attempt);
            }
        }
    }

    /** How busy the pool is now. */
    public StoreMetrics figures() {
        var now = pool.getHikariPoolMXBean();
        return new StoreMetrics(
                now.getTotalConnections(),
                now.getActiveConnections(),
                pool.getMaximumPoolSize(),
                now.getThreadsAwaitingConnection(),
                0);
    }

    @Override
    public void close() {
        pool.close();
    }

    private <T> T run(String begin, boolean writes, Function<SqlExecutor, T> work) {
        try (var handle = jdbi.open()) {
            var sql = new SqlExecutor(handle, dialect, writes);
            boolean done = false;
            try {
                handle.execute(begin);
                var answer = sql.run(work);
                done = true;
                commit(handle);
                return answer;
            } finally {
                if (!done) {
                    rollBack(handle);
                }
            }
        } catch (ConnectionException e) {
            throw new StoreUnavailable("no connection to the database", e);
        }
    }

    /**
     * After a failure here the transaction may be committed all the same: it is never run again.
     */
    private void commit(Handle handle) {
        try {
            handle.execute("COMMIT");
        } catch (JdbiException e) {
            pool.evictConnection(handle.getConnection());
            throw new StoreUnavailable("the database did not confirm the commit", e);
        }
    }

    private void rollBack(Handle handle) {
        try {
            handle.execute("ROLLBACK");
        } catch (JdbiException e) {
            LOG.debug("a connection that failed to roll back is closed", e);
            pool.evictConnection(handle.getConnection());
        }
    }
}

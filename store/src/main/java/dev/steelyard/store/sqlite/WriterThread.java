package dev.steelyard.store.sqlite;

import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.store.sql.SqlExecutor;
import dev.steelyard.store.sql.transaction.FailureClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single thread that executes all write transactions of the SQLite store. It takes all work
 * that waits, runs each piece in a savepoint of its own, and syncs the disk once for all of them;
 * only then do their callers learn how it went. A piece that throws undoes itself and no other.
 * Thread-safe.
 */
final class WriterThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriterThread.class);

    /** Bounds how long the first of a group waits for the last. */
    private static final int GROUP = 256;

    /** A queue without an end would answer callers long after they have gone. */
    static final int WAITING = 10_000;

    private static final QueuedWrite<Boolean> STOP = new QueuedWrite<>(_ -> true, () -> {});

    private final BlockingQueue<QueuedWrite<?>> queue = new LinkedBlockingQueue<>(WAITING);
    private final FailureClassifier failures = new FailureClassifier(SqliteDialect.SQLITE);
    private final Handle handle;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param jdbi opens the one connection
     */
    WriterThread(Jdbi jdbi) {
        this.handle = SqlExecutor.configure(jdbi).open();
        this.thread = Thread.ofPlatform().name("sqlite-writer").start(this::loop);
    }

    /**
     * Runs {@code function} in a transaction and returns once that is on the disk.
     *
     * @param committed runs on the writer's thread after the commit, before this returns
     * @throws StoreUnavailable at once if {@link #WAITING} others wait
     */
    <T> T write(Function<SqlExecutor, T> function, Runnable committed) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("Store.write must not be called inside Store.write");
        }
        var work = new QueuedWrite<>(function, committed);
        if (!queue.offer(work)) {
            throw new StoreUnavailable("too many writes wait", null);
        }
        if (closed && queue.remove(work)) {
            throw isClosed();
        }
        return work.await();
    }

    /**
     * Gives free pages back to the file system, in small steps, between which others write. The
     * file is that short after the next checkpoint.
     */
    void shrink() {
        while (write(_ -> FreePageReleaser.giveBack(handle.getConnection()), () -> {})) {}
    }

    /** How many writes wait for those before them. */
    int waiting() {
        return queue.size();
    }

    /** Finishes what was submitted before. */
    @Override
    public void close() {
        closed = true;
        try {
            queue.put(STOP);
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it ends by itself
        }
    }

    private void loop() {
        try (handle) {
            var group = new ArrayList<QueuedWrite<?>>();
            boolean stopped = false;
            while (!stopped) {
                group.add(take());
                queue.drainTo(group, GROUP - 1);
                stopped = group.remove(STOP);
                commit(group);
                group.clear();
            }
        } finally {
            closed = true;
            var late = new ArrayList<QueuedWrite<?>>();
            queue.drainTo(late);
            late.forEach(work -> work.refuse(isClosed()));
        }
    }

    private QueuedWrite<?> take() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                LOG.warn("the writer thread was interrupted unexpectedly", e);
            }
        }
    }

    private void commit(List<QueuedWrite<?>> group) {
        try {
            handle.execute(SqliteDialect.SQLITE.beginWrite());
            group.forEach(this::run);
            handle.execute("COMMIT");
        } catch (RuntimeException | Error e) {
            LOG.error("{} writes are lost or uncertain", group.size(), e);
            rollBack();
            group.forEach(work -> work.refuse(notConfirmed(e)));
            return;
        }
        group.forEach(QueuedWrite::publish);
    }

    private void run(QueuedWrite<?> work) {
        handle.execute("SAVEPOINT work");
        var sql = new SqlExecutor(handle, SqliteDialect.SQLITE, true);
        try {
            work.run(sql);
        } catch (RuntimeException e) {
            work.failed(failures.translate(e));
            handle.execute("ROLLBACK TO work");
        } catch (Error e) {
            work.failed(e);
            handle.execute("ROLLBACK TO work");
        }
        handle.execute("RELEASE work");
    }

    private void rollBack() {
        try {
            handle.execute("ROLLBACK");
        } catch (JdbiException e) {
            LOG.debug("SQLite has rolled back by itself", e);
        }
    }

    private static StoreUnavailable notConfirmed(Throwable cause) {
        return new StoreUnavailable("the database did not confirm the commit", cause);
    }

    private static StoreUnavailable isClosed() {
        return new StoreUnavailable("the store is closed", null);
    }
}

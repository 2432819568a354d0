package dev.steelyard.store.sqlite;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteDataSource;

/**
 * The server's store in one SQLite file, for one server process. Work given to {@link #write} runs
 * on the writer's thread, among that of others, and can't call {@link #write} again; {@link #read}
 * runs on its caller's. Thread-safe.
 */
public final class SqliteStore implements SqlStore {
    private final InstantSource clock;
    private final StoreLock lock;
    private final TransactionRunner readers;
    private final WriterThread writer;
    private final CommitNotifier commits = new CommitNotifier();

    private SqliteStore(StoreLock lock, SQLiteDataSource source, InstantSource clock) {
        this.clock = clock;
        this.lock = lock;
        this.readers =
                new TransactionRunner(SqliteConnections.readers(source), SqliteDialect.SQLITE);
        this.writer = new WriterThread(Jdbi.create(source));
    }

    /**
     * Opens a file that has been migrated.
     *
     * @throws SchemaMismatch if it has not been, or is newer than this program
     * @throws StoreUnavailable if another process has it, or it can't be read
     */
    public static SqliteStore open(Path file, InstantSource clock) {
        if (!Files.exists(file)) {
            throw new SchemaMismatch(
                    SchemaMismatch.Found.NONE,
                    "there is no " + file + ": run 'steelyard migrate' first");
        }
        var lock = StoreLock.of(file);
        try {
            // A copy that was put back has the rights that its copier gave it.
            List.of("", "-wal", "-shm")
                    .forEach(
                            end ->
                                    FileAccessRestrictor.restrict(
                                            file.resolveSibling(file.getFileName() + end)));
            var source = SqliteConnections.source(file);
            SchemaChecker.check(source);
            return new SqliteStore(lock, source, clock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
        return readers.read(sql -> work.apply(new SqlTransaction(sql)));
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        var changing = new WriteTask<>(work, clock);
        return writer.write(changing, () -> commits.committed(changing));
    }

    @Override
    public ChangeLog changes() {
        return new SqlChangeLog(readers, commits);
    }

    @Override
    public void onMessage(Runnable wake) {
        commits.onMessage(wake);
    }

    @Override
    public int sweep(Instant now, Retention retention) {
        int gone = new Janitor(work -> writer.write(work, () -> {}), retention).sweep(now);
        writer.shrink();
        return gone;
    }

    @Override
    public StoreMetrics figures() {
        return readers.figures().withWritesWaiting(writer.waiting());
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
        lock.close();
    }
}

package dev.steelyard.store.sqlite;

import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * A caller's write transaction that waits for the writer thread of the SQLite store. The caller
 * learns nothing before the commit.
 */
final class QueuedWrite<T> {
    private final Function<SqlExecutor, T> function;
    private final Runnable committed;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private Runnable publish = () -> {};

    QueuedWrite(Function<SqlExecutor, T> function, Runnable committed) {
        this.function = function;
        this.committed = committed;
    }

    /** On the writer's thread, inside the transaction; throws what the function throws. */
    void run(SqlExecutor sql) {
        var value = sql.run(function);
        publish =
                () -> {
                    committed.run();
                    answer.complete(value);
                };
    }

    /** The function threw: its caller will be told after the commit of the others. */
    void failed(Throwable thrown) {
        publish = () -> answer.completeExceptionally(thrown);
    }

    /** On the writer's thread, after the commit: tells the caller how it went. */
    void publish() {
        publish.run();
    }

    /** Instead of {@link #publish}, where there was no commit. */
    void refuse(StoreUnavailable reason) {
        answer.completeExceptionally(reason);
    }

    /** On the caller's thread. */
    T await() {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted before the commit was confirmed", e);
        } catch (ExecutionException e) {
            throw thrown(e);
        }
    }

    private static RuntimeException thrown(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException thrown -> thrown;
            case Error thrown -> throw thrown;
            case null, default -> new IllegalStateException(e);
        };
    }
}

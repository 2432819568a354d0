package dev.steelyard.domain.store;

import dev.steelyard.domain.change.ChangeLog;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The server's database, which runs work in read and write transactions. When {@link #write}
 * returns, its changes are durable. Thread-safe; calls block.
 *
 * <p>Both calls throw {@link StoreUnavailable} when the database can't be asked, can't write, or
 * can't say whether it did: callers answer 503, never success. Any other exception of {@code work}
 * rolls back and reaches the caller.
 */
public interface Store extends AutoCloseable {
    /** Runs {@code work} on one snapshot; it can't write. */
    <T> T read(Function<Transaction, T> work);

    /** Runs {@code work} in one transaction and commits it. {@code work} may run more than once. */
    <T> T write(Function<Transaction, T> work);

    /** As {@link #write}, without an answer. */
    default void execute(Consumer<Transaction> work) {
        write(
                tx -> {
                    work.accept(tx);
                    return true;
                });
    }

    ChangeLog changes();

    /**
     * Calls {@code wake} after each commit of this process that wrote a message: a mail, a logout
     * for a client, or a security event. Messages of other processes, and those that wait for their
     * next attempt, are found by polling only. {@code wake} must be quick.
     */
    void onMessage(Runnable wake);

    @Override
    void close();
}

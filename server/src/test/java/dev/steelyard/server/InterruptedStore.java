package dev.steelyard.server;

import dev.steelyard.domain.change.ChangeLog;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A store in which another change comes between what a request reads and what it writes: the race
 * that a check before a write loses, without timing.
 */
public final class InterruptedStore implements Store {
    private static final Consumer<Transaction> NOTHING = _ -> {};

    private final Store store;
    private final AtomicReference<Consumer<Transaction>> change = new AtomicReference<>(NOTHING);
    private final AtomicInteger writes = new AtomicInteger();

    InterruptedStore(Store store) {
        this.store = store;
    }

    /** Commits {@code other} just before the next write but {@code after}. */
    public void before(int after, Consumer<Transaction> other) {
        writes.set(after);
        change.set(other);
    }

    /** Whether the change came about. */
    public boolean interrupted() {
        return change.get() == NOTHING;
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
        return store.read(work);
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        if (!interrupted() && writes.getAndDecrement() == 0) {
            store.execute(change.getAndSet(NOTHING));
        }
        return store.write(work);
    }

    @Override
    public ChangeLog changes() {
        return store.changes();
    }

    @Override
    public void onMessage(Runnable wake) {
        store.onMessage(wake);
    }

    @Override
    public void close() {
        store.close();
    }
}

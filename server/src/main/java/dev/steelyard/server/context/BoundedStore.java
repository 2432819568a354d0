package dev.steelyard.server.context;

import dev.steelyard.domain.change.ChangeLog;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.domain.store.Transaction;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * A store that limits the number of concurrent database calls, so that a slow database doesn't
 * block requests that need none. A request that waits for the database holds one of {@code
 * limits.concurrent_requests}. Thread-safe.
 *
 * @param places for requests that use the store; without one a call throws {@link StoreUnavailable}
 *     at once
 */
public record BoundedStore(Store store, Semaphore places) implements Store {
    @Override
    public <T> T read(Function<Transaction, T> work) {
        take();
        try {
            return store.read(work);
        } finally {
            places.release();
        }
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        take();
        try {
            return store.write(work);
        } finally {
            places.release();
        }
    }

    private void take() {
        if (!places.tryAcquire()) {
            throw new StoreUnavailable("too many requests wait for the database", null);
        }
    }

    /** Unbounded: few threads follow the changes. */
    @Override
    public ChangeLog changes() {
        return store.changes();
    }

    @Override
    public void onMessage(Runnable wake) {
        store.onMessage(wake);
    }

    /** Does nothing: another part owns the store. */
    @Override
    public void close() {}
}

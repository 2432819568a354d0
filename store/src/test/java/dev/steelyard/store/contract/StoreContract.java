package dev.steelyard.store.contract;

import dev.steelyard.domain.store.Transaction;
import dev.steelyard.store.SchemaMigrator;
import dev.steelyard.store.StoreFactory;
import dev.steelyard.store.sql.transaction.Retention;
import dev.steelyard.store.sql.transaction.SqlStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** One migrated database and its open store for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {
    private static final int POOL = 16;
    static final Retention RETENTION =
            new Retention(
                    Duration.ofHours(1),
                    Duration.ofDays(2),
                    Duration.ofDays(40),
                    Duration.ofDays(90),
                    Duration.ofDays(30));

    private final Supplier<String> databases;
    final MovableClock clock = new MovableClock();
    SqlStore store;
    World world;

    /**
     * @param databases answers the URL of a fresh, empty database
     */
    @SuppressWarnings("NullAway.Init")
    StoreContract(Supplier<String> databases) {
        this.databases = databases;
    }

    @BeforeAll
    void open() {
        var url = databases.get();
        SchemaMigrator.migrate(url);
        store = StoreFactory.open(url, clock, POOL);
        world = new World(store, clock);
    }

    @AfterAll
    void close() {
        store.close();
    }

    final int sweep(Instant now) {
        return store.sweep(now, RETENTION);
    }

    final <T> Optional<T> find(Function<Transaction, Optional<T>> work) {
        return store.read(work);
    }

    final <T> List<T> list(Function<Transaction, List<T>> work) {
        return store.read(work);
    }
}

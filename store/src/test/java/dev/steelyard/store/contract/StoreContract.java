package dev.steelyard.store.contract;

import dev.steelyard.domain.store.Transaction;
import dev.steelyard.store.SchemaMigrator;
import dev.steelyard.store.StoreFactory;
import dev.steelyard.store.sql.transaction.Retention;
import dev.steelyard.store.sql.transaction.SqlStore;
import dev.steelyard.testkit.Database;
import dev.steelyard.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One migrated database and its open store for all tests of a class. Each class runs on all
 * databases.
 */
@ParameterizedClass
@EnumSource(Database.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
abstract class StoreContract {
    private static final int POOL = 16;
    static final Retention RETENTION =
            new Retention(
                    Duration.ofHours(1),
                    Duration.ofDays(2),
                    Duration.ofDays(40),
                    Duration.ofDays(90),
                    Duration.ofDays(30));

    @Parameter Database database;
    final MovableClock clock = new MovableClock();
    String url;
    SqlStore store;
    World world;

    @BeforeParameterizedClassInvocation
    void open() {
        url = database.url(SchemaMigrator::migrate);
        store = StoreFactory.open(url, clock, POOL);
        world = new World(store, clock);
    }

    @AfterParameterizedClassInvocation
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

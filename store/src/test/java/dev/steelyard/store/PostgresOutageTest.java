package dev.steelyard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.store.sql.transaction.SqlStore;
import dev.steelyard.testkit.Databases;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL server that goes away, can't write, or prefers another transaction. */
class PostgresOutageTest {
    private static final int WRITERS = 8;

    private final IdGenerator ids = new IdGenerator(InstantSource.system(), new SecureRandom());

    @Test
    void serverStoppedMidFlight_unavailable_andWhatWasAcknowledgedIsThereAfterwards(
            @TempDir Path folder) throws Exception {
        var server = Databases.server(folder, 0);
        var url = Databases.postgres(server) + "?connectTimeout=10";
        SchemaMigrator.migrate(url);
        try (var store = StoreFactory.open(url, InstantSource.system(), WRITERS)) {
            var acknowledged = new ConcurrentLinkedQueue<Id<Reseller>>();
            var others = new ConcurrentLinkedQueue<Throwable>();
            var busy = new CountDownLatch(100);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < WRITERS; i++) {
                    var _ = threads.submit(() -> scribble(store, acknowledged, others, busy));
                }
                busy.await();
                server.close();
            }
            assertThat(others).isEmpty();
            assertUnavailable(store);

            var again = Databases.server(folder, server.getPort());
            try {
                var missing =
                        onceAvailable(
                                store,
                                tx ->
                                        acknowledged.stream()
                                                .filter(id -> tx.resellers().find(id).isEmpty())
                                                .toList());
                assertThat(missing).isEmpty();
                assertThat(store.<Boolean>write(tx -> insert(tx.resellers()::insert))).isTrue();
            } finally {
                again.close();
            }
        }
    }

    @Test
    void serverThatIsReadOnly_writesAreUnavailable_readsGoOn() throws Exception {
        var url = Databases.postgres();
        SchemaMigrator.migrate(url);
        Databases.postgresExecute(
                "ALTER DATABASE " + name(url) + " SET default_transaction_read_only = on");
        try (var store = StoreFactory.open(url, InstantSource.system(), 2)) {
            assertThatThrownBy(() -> store.write(tx -> insert(tx.resellers()::insert)))
                    .isInstanceOf(StoreUnavailable.class);
            assertThat(store.<Long>read(tx -> tx.head())).isZero();
        }
    }

    @Test
    void deadlock_theLoserIsRunAgain() throws Exception {
        var url = Databases.postgres();
        SchemaMigrator.migrate(url);
        try (var store = StoreFactory.open(url, InstantSource.system(), 4);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var a = application(store);
            var b = application(store);
            var runs = new AtomicInteger();
            var bothHaveOne = new CyclicBarrier(2);
            var first = threads.submit(() -> lockBoth(store, a, b, runs, bothHaveOne));
            var second = threads.submit(() -> lockBoth(store, b, a, runs, bothHaveOne));

            assertThat(first.get()).isTrue();
            assertThat(second.get()).isTrue();
            // more where the loser came back before the winner had woken
            assertThat(runs.get()).isGreaterThanOrEqualTo(3);
        }
    }

    private static boolean lockBoth(
            SqlStore store,
            Id<Application> one,
            Id<Application> other,
            AtomicInteger runs,
            CyclicBarrier bothHaveOne) {
        return store.<Boolean>write(
                tx -> {
                    boolean locked = tx.applications().lock(one).isPresent();
                    if (runs.incrementAndGet() <= 2) {
                        await(bothHaveOne);
                    }
                    return locked && tx.applications().lock(other).isPresent();
                });
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void scribble(
            SqlStore store,
            Collection<Id<Reseller>> acknowledged,
            Collection<Throwable> others,
            CountDownLatch busy) {
        try {
            while (true) {
                var reseller = new Reseller(ids.next(), "Scribbled", ResellerStatus.ACTIVE, 1);
                store.write(
                        tx -> {
                            tx.resellers().insert(reseller);
                            return true;
                        });
                acknowledged.add(reseller.id());
                busy.countDown();
            }
        } catch (StoreUnavailable _) {
            return; // as it should be
        } catch (Throwable e) {
            others.add(e);
        }
    }

    /** All at once: each waits for as long as a new connection may take. */
    private void assertUnavailable(SqlStore store) throws Exception {
        List<Callable<Object>> calls =
                List.of(
                        () -> store.write(tx -> insert(tx.resellers()::insert)),
                        () -> store.<Long>read(tx -> tx.head()),
                        () -> store.changes().after(0, 1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                assertThatThrownBy(answer::get).hasCauseInstanceOf(StoreUnavailable.class);
            }
        }
    }

    /** The pool looks for the server every few seconds. */
    private static <T> T onceAvailable(SqlStore store, Function<Transaction, T> work) {
        var start = System.nanoTime();
        while (true) {
            try {
                return store.read(work);
            } catch (StoreUnavailable e) {
                if (Duration.ofNanos(System.nanoTime() - start).toSeconds() > 120) {
                    throw e;
                }
            }
        }
    }

    private boolean insert(Consumer<Reseller> insert) {
        insert.accept(new Reseller(ids.next(), "Weighwright", ResellerStatus.ACTIVE, 1));
        return true;
    }

    private Id<Application> application(SqlStore store) {
        var reseller = new Reseller(ids.next(), "Weighwright", ResellerStatus.ACTIVE, 1);
        var application =
                new Application(
                        ids.next(),
                        reseller.id(),
                        "Mill",
                        "Mill Ltd",
                        null,
                        false,
                        SecondFactorPolicy.OFF,
                        1);
        return store.write(
                tx -> {
                    tx.resellers().insert(reseller);
                    tx.applications().insert(application);
                    return application.id();
                });
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    }
}

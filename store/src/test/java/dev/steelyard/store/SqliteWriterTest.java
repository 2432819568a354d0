package dev.steelyard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.store.sql.transaction.SqlStore;
import dev.steelyard.testkit.Databases;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The one writer of SQLite: groups, refusals, the end. */
@SuppressWarnings("NullAway.Init")
class SqliteWriterTest {
    private final IdGenerator ids = new IdGenerator(InstantSource.system(), new SecureRandom());
    private final CountDownLatch release = new CountDownLatch(1);
    private SqlStore store;

    @BeforeEach
    void open() {
        var url = Databases.sqlite();
        SchemaMigrator.migrate(url);
        store = StoreFactory.open(url, InstantSource.system(), 1);
    }

    @AfterEach
    void close() {
        release.countDown();
        store.close();
    }

    @Test
    void throwingWorksInAGroup_undoThemselvesAndNoNeighbour() throws Exception {
        hold();
        var taken = reseller();
        var half = reseller();
        var inserted = new ArrayList<FutureTask<Boolean>>();
        inserted.add(waiting(() -> insert(taken)));
        var throwing =
                waiting(
                        () ->
                                store.<Boolean>write(
                                        tx -> {
                                            tx.resellers().insert(half);
                                            throw new IllegalArgumentException("no");
                                        }));
        var colliding = waiting(() -> insert(taken));
        var good = new ArrayList<Reseller>();
        for (int i = 0; i < 20; i++) {
            var reseller = reseller();
            good.add(reseller);
            inserted.add(waiting(() -> insert(reseller)));
        }

        release.countDown();

        for (var each : inserted) {
            assertThat(each.get()).isTrue();
        }
        assertThatThrownBy(throwing::get).hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(colliding::get)
                .rootCause()
                .hasMessageContaining("constraint failed: resellers.id");
        assertThat(good).allMatch(this::exists);
        assertThat(exists(half)).isFalse();
    }

    @Test
    void firstOfAGroup_learnsNothingBeforeTheCommitOfAll() throws Exception {
        hold();
        var reseller = reseller();
        var lastRuns = new CountDownLatch(1);
        var lastMayEnd = new CountDownLatch(1);
        var first = waiting(() -> insert(reseller));
        var last =
                waiting(
                        () ->
                                store.write(
                                        tx -> {
                                            var seen = tx.resellers().find(reseller.id());
                                            lastRuns.countDown();
                                            await(lastMayEnd);
                                            return seen.isPresent();
                                        }));
        release.countDown();
        lastRuns.await();

        assertThat(first.isDone()).isFalse();
        assertThat(exists(reseller)).isFalse();

        lastMayEnd.countDown();
        assertThat(last.get()).as("ran in one transaction with the first").isTrue();
        assertThat(first.get()).isTrue();
        assertThat(exists(reseller)).isTrue();
    }

    @Test
    void writeInsideWrite_isRefusedRatherThanWaitingForItself() {
        assertThatThrownBy(() -> store.write(tx -> insert(reseller())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void interruptedCaller_unavailable_andTheStoreGoesOn() throws Exception {
        hold();
        var caller =
                new FutureTask<>(
                        () -> {
                            Thread.currentThread().interrupt();
                            assertThatThrownBy(() -> insert(reseller()))
                                    .isInstanceOf(StoreUnavailable.class);
                            return Thread.interrupted();
                        });
        Thread.ofVirtual().start(caller);
        assertThat(caller.get()).as("still interrupted").isTrue();

        release.countDown();
        assertThat(insert(reseller())).isTrue();
    }

    @Test
    void errorInAWork_reachesItsCallerAndTheStoreGoesOn() {
        assertThatThrownBy(
                        () ->
                                store.write(
                                        tx -> {
                                            throw new AssertionError("deep trouble");
                                        }))
                .isInstanceOf(AssertionError.class);

        assertThat(insert(reseller())).isTrue();
    }

    @Test
    void closed_finishesWhatWaited_thenUnavailable() throws Exception {
        hold();
        var before = waiting(() -> insert(reseller()));
        var closing =
                waiting(
                        () -> {
                            store.close();
                            return true;
                        });
        release.countDown();
        closing.get();

        assertThat(before.get()).isTrue();
        assertThatThrownBy(() -> insert(reseller())).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> store.<Long>read(tx -> tx.head()))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    @Timeout(600)
    void moreThanMayWait_areRefusedAtOnce_andTheOthersAreWritten() throws Exception {
        hold();
        var waiting = new ArrayList<FutureTask<Boolean>>();
        for (int i = 0; i < 10_000; i++) {
            waiting.add(waiting(() -> insert(reseller())));
        }
        assertThatThrownBy(() -> insert(reseller()))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage("too many writes wait");

        release.countDown();
        for (var each : waiting) {
            assertThat(each.get()).isTrue();
        }
        assertThat(insert(reseller())).isTrue();
    }

    /** Keeps the writer busy until {@link #release}. */
    private void hold() throws InterruptedException {
        var held = new CountDownLatch(1);
        waiting(
                () ->
                        store.write(
                                tx -> {
                                    held.countDown();
                                    await(release);
                                    return true;
                                }));
        held.await();
    }

    /** A call that has come as far as to wait for its answer. */
    private static <T> FutureTask<T> waiting(Callable<T> call) {
        var task = new FutureTask<>(call);
        var thread = Thread.ofVirtual().start(task);
        while (thread.getState() != Thread.State.WAITING && !task.isDone()) {
            Thread.onSpinWait();
        }
        return task;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reseller reseller() {
        return new Reseller(ids.next(), "Weighwright", ResellerStatus.ACTIVE, 1);
    }

    private boolean insert(Reseller reseller) {
        return store.<Boolean>write(
                tx -> {
                    tx.resellers().insert(reseller);
                    return true;
                });
    }

    private boolean exists(Reseller reseller) {
        return store.<Boolean>read(tx -> tx.resellers().find(reseller.id()).isPresent());
    }
}

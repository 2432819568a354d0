package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.reseller.Resellers;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.Staff;
import dev.steelyard.domain.user.User;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;

class TransactionsTest extends StoreContract {
    private static final Authority OPERATOR = new Authority.Operator();

    @Test
    void throwingWork_writesNothingAndItsExceptionReachesTheCaller() {
        var reseller = new Reseller(world.id(), "Half", ResellerStatus.ACTIVE, 1);

        assertThatThrownBy(
                        () ->
                                world.write(
                                        tx -> {
                                            tx.resellers().insert(reseller);
                                            throw new IllegalArgumentException("no");
                                        }))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("no");

        assertThat(find(tx -> tx.resellers().find(reseller.id()))).isEmpty();
    }

    @Test
    void writeInsideRead_isRefused() {
        var reseller = new Reseller(world.id(), "Sneaky", ResellerStatus.ACTIVE, 1);
        var application = world.application();

        assertThatThrownBy(
                        () ->
                                store.read(
                                        tx -> {
                                            tx.resellers().insert(reseller);
                                            return true;
                                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> find(tx -> tx.applications().lock(application.id())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(
                        () ->
                                store.read(
                                        tx -> {
                                            tx.changed(ChangeKey.PLATFORM);
                                            return true;
                                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(find(tx -> tx.resellers().find(reseller.id()))).isEmpty();
    }

    @Test
    void portThatEscapedItsTransaction_refuses() {
        var escaped = new AtomicReference<Transaction>();
        var port = new AtomicReference<Resellers>();
        world.write(
                tx -> {
                    escaped.set(tx);
                    port.set(tx.resellers());
                });
        var reseller = new Reseller(world.id(), "Late", ResellerStatus.ACTIVE, 1);

        assertThatThrownBy(() -> port.get().insert(reseller))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> escaped.get().head()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void write_seesWhatItWroteItself_othersOnlyAfterwards() {
        var reseller = new Reseller(world.id(), "Early", ResellerStatus.ACTIVE, 1);

        world.write(
                tx -> {
                    tx.resellers().insert(reseller);
                    assertThat(tx.resellers().find(reseller.id())).contains(reseller);
                    assertThat(find(other -> other.resellers().find(reseller.id()))).isEmpty();
                });

        assertThat(find(tx -> tx.resellers().find(reseller.id()))).contains(reseller);
    }

    @Test
    void read_keepsItsSnapshotWhileOthersCommit() {
        var reseller = world.reseller();

        var seen =
                store.read(
                        tx -> {
                            var before = tx.resellers().find(reseller.id()).orElseThrow();
                            long head = tx.head();
                            world.write(
                                    other -> {
                                        other.resellers().update(frozen(before));
                                        other.changed(ChangeKey.reseller(before.id()));
                                    });
                            assertThat(tx.head()).isEqualTo(head);
                            return tx.resellers().find(reseller.id()).orElseThrow();
                        });

        assertThat(seen.standing()).isEqualTo(ResellerStatus.ACTIVE);
    }

    @Test
    void concurrentUpdatesOfOneVersion_oneWins() throws Exception {
        var reseller = world.reseller();

        var answers =
                Crowd.of(50, () -> store.write(tx -> tx.resellers().update(frozen(reseller))));

        assertThat(answers).containsOnlyOnce(true);
        assertThat(find(tx -> tx.resellers().find(reseller.id())).orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    void lockedApplication_serialisesReadThenWrite() throws Exception {
        var application = world.application();
        world.write(tx -> tx.ceilings().set(application.id(), new Ceiling(Set.of(), 0)));

        // without the lock, transactions would read the same set and lose each other's addition
        var number = new AtomicInteger();
        Crowd.of(
                40,
                () ->
                        store.write(
                                tx -> {
                                    var _ = tx.applications().lock(application.id());
                                    var before = tx.ceilings().find(application.id());
                                    var names = new HashSet<>(before.permissions());
                                    names.add("thing:" + number.incrementAndGet());
                                    var after = new Ceiling(names, before.version());
                                    return tx.ceilings().set(application.id(), after);
                                }));

        assertThat(list(tx -> List.copyOf(tx.ceilings().of(application.id())))).hasSize(40);
    }

    @Test
    void lockedStaff_letsOneBeTheFirst() throws Exception {
        var answers =
                Crowd.of(
                        20,
                        () -> {
                            var user = world.user();
                            return store.write(
                                    tx -> {
                                        tx.staff().lock();
                                        if (!tx.staff().of(OPERATOR).isEmpty()) {
                                            return false;
                                        }
                                        tx.staff().put(new Staff(user.id(), OPERATOR, Set.of(), 1));
                                        return true;
                                    });
                        });

        assertThat(answers).containsOnlyOnce(true);
    }

    @Test
    void refusedByTheDatabase_exceptionHoldsNoValue() {
        var user = world.<User>id();

        assertThatThrownBy(() -> world.write(tx -> tx.users().setPassword(user, "$argon2id$x")))
                .satisfies(
                        e ->
                                assertThat(Throwables.getStackTrace(e))
                                        .doesNotContain("argon2id")
                                        .doesNotContain(user.hex()));
    }

    /** PostgreSQL would answer the COMMIT as if nothing were wrong, and undo everything. */
    @Test
    void workThatSwallowsARefusedStatement_isNotAnsweredAsIfItWereCommitted() {
        var kept = new Reseller(world.id(), "Kept?", ResellerStatus.ACTIVE, 1);
        var taken = world.reseller();

        assertThatThrownBy(
                        () ->
                                world.write(
                                        tx -> {
                                            tx.resellers().insert(kept);
                                            var _ =
                                                    catchThrowable(
                                                            () -> tx.resellers().insert(taken));
                                        }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(find(tx -> tx.resellers().find(kept.id()))).isEmpty();
    }

    private static Reseller frozen(Reseller reseller) {
        return new Reseller(
                reseller.id(), reseller.name(), ResellerStatus.FROZEN, reseller.version());
    }
}

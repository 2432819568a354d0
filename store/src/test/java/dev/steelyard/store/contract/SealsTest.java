package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.seal.Hash;
import dev.steelyard.domain.seal.Seal;
import dev.steelyard.domain.seal.SealedEvent;
import dev.steelyard.domain.seal.Seals;
import dev.steelyard.domain.search.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealsTest extends StoreContract {
    /** Whatever other tests left. */
    @BeforeEach
    void sealAll() {
        clock.move(Duration.ofSeconds(1));
        var left = list(tx -> tx.seals().unsealed(200));
        if (!left.isEmpty()) {
            seal(null, left.toArray(AuditEvent[]::new));
        }
    }

    @Test
    void sealed_isFoundUnderItsSeal_withItsDetails() {
        var reseller = world.reseller().id();
        var theirs = append(reseller, Map.of("name", "a → b", "n", "1"));
        var operators = append(null, Map.of());
        assertThat(list(tx -> tx.seals().unsealed(200))).containsExactly(theirs, operators);
        assertThat(list(tx -> tx.seals().unsealed(1))).containsExactly(theirs);
        assertThat(store.<Long>read(tx -> tx.seals().countUnsealed(null))).isEqualTo(2);
        assertThat(store.<Long>read(tx -> tx.seals().countUnsealed(reseller))).isEqualTo(1);

        var seal = seal(null, theirs, operators);

        assertThat(find(tx -> tx.seals().last())).contains(seal);
        assertThat(list(tx -> tx.seals().unsealed(200))).isEmpty();
        var events = list(tx -> tx.seals().events(seal.batch(), null));
        assertThat(events.stream().map(SealedEvent::leaf)).containsExactly(0, 1);
        assertThat(events.getFirst().event().detail()).isEqualTo(theirs.detail());
        assertThat(list(tx -> tx.seals().events(seal.batch(), reseller)))
                .containsExactly(events.getFirst());
        assertThat(list(tx -> tx.audit().list(AuditFilter.ofReseller(reseller), PageRequest.FIRST)))
                .extracting(AuditEvent::batch)
                .containsExactly(seal.batch());
    }

    @Test
    void eventUnderASeal_isLaidUnderNoOther_andTheSealIsNotKept() {
        var first = append(null, Map.of());
        var second = append(null, Map.of());
        var seal = seal(null, first);

        assertThatThrownBy(() -> seal(null, first, second))
                .isInstanceOf(IllegalStateException.class);

        assertThat(find(tx -> tx.seals().last())).contains(seal);
        assertThat(list(tx -> tx.seals().unsealed(200))).containsExactly(second);
    }

    @Test
    void eventWithASmallerIdThatCommitsLater_isTheNextToSeal() {
        Id<AuditEvent> early = world.id();
        clock.move(Duration.ofMillis(1));
        var late = append(null, Map.of());
        seal(null, late);

        world.write(tx -> tx.audit().append(event(early, null, Map.of())));

        assertThat(list(tx -> tx.seals().unsealed(200)))
                .extracting(AuditEvent::id)
                .containsExactly(early);
    }

    @Test
    void numbers_areTheHighestOfAnOwnerUpToABatch() {
        var north = world.reseller().id();
        var south = world.reseller().id();
        var one = seal(null, append(north, Map.of()), append(south, Map.of()));
        var two = seal(null, append(north, Map.of()));

        assertThat(lastNumber(north, Long.MAX_VALUE)).isEqualTo(2);
        assertThat(lastNumber(north, one.batch())).isEqualTo(1);
        assertThat(lastNumber(south, two.batch())).isEqualTo(1);
        assertThat(lastNumber(world.reseller().id(), Long.MAX_VALUE)).isZero();
    }

    @Test
    void seals_areListedByNumber_andForAResellerThoseOfItsEvents_andOfNewKeys() {
        var north = world.reseller().id();
        var start = find(tx -> tx.seals().last()).map(Seal::batch).orElse(0L);
        var one = seal(null, append(north, Map.of()), append(north, Map.of()));
        clock.move(Duration.ofSeconds(1));
        var two = seal(null, append(null, Map.of()));
        var three = seal("another", append(null, Map.of()));
        clock.move(Duration.ofSeconds(1));
        var four = seal(null, append(north, Map.of()));

        long end = four.batch();
        assertThat(list(tx -> tx.seals().list(null, start, end, 9)))
                .containsExactly(one, two, three, four);
        assertThat(list(tx -> tx.seals().list(null, one.batch(), end, 2)))
                .containsExactly(two, three);
        assertThat(list(tx -> tx.seals().list(north, start, end, 9)))
                .containsExactly(one, three, four);
        assertThat(list(tx -> tx.seals().list(north, start, end, 2))).containsExactly(one, three);
        assertThat(list(tx -> tx.seals().list(north, one.batch(), three.batch(), 9)))
                .containsExactly(three);
        assertThat(store.<Long>read(tx -> tx.seals().lastBefore(two.at()))).isEqualTo(one.batch());
        assertThat(store.<Long>read(tx -> tx.seals().lastBefore(four.at())))
                .isEqualTo(three.batch());
    }

    /** As when a node is killed while it seals: nothing is kept, and nobody waits for it. */
    @Test
    void rolledBack_leavesNothing_andNoLock() {
        var event = append(null, Map.of());
        var before = find(tx -> tx.seals().last());

        assertThatThrownBy(
                        () ->
                                world.write(
                                        tx -> {
                                            tx.seals().lock();
                                            insert(tx.seals(), before.orElse(null), null, event);
                                            throw new IllegalArgumentException("killed");
                                        }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(find(tx -> tx.seals().last())).isEqualTo(before);
        assertThat(list(tx -> tx.seals().unsealed(200))).containsExactly(event);
        assertThat(seal(null, event).batch()).isEqualTo(before.map(Seal::batch).orElse(0L) + 1);
    }

    /** Whoever has the lock sees what the one before it did; others who write don't wait. */
    @Test
    void lock_letsOneInAtATime() throws Exception {
        var event = append(null, Map.of());
        var locked = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow =
                    threads.submit(
                            () -> {
                                world.write(
                                        tx -> {
                                            tx.seals().lock();
                                            locked.countDown();
                                            await(goOn);
                                            insert(
                                                    tx.seals(),
                                                    tx.seals().last().orElse(null),
                                                    null,
                                                    event);
                                        });
                                return true;
                            });
            locked.await();
            var waiting =
                    threads.submit(
                            () ->
                                    store.write(
                                            tx -> {
                                                tx.seals().lock();
                                                return tx.seals().unsealed(200).size();
                                            }));
            goOn.countDown();
            assertThat(slow.get()).isTrue();
            assertThat(waiting.get()).isZero();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private long lastNumber(Id<Reseller> owner, long upto) {
        return store.read(tx -> tx.seals().lastNumber(owner, upto));
    }

    private Seal seal(@Nullable String next, AuditEvent... events) {
        return store.write(tx -> insert(tx.seals(), tx.seals().last().orElse(null), next, events));
    }

    private Seal insert(
            Seals seals, @Nullable Seal previous, @Nullable String next, AuditEvent... events) {
        long batch = previous == null ? 1 : previous.batch() + 1;
        var numbers = new HashMap<Optional<Id<Reseller>>, Long>();
        var sealed = new ArrayList<SealedEvent>();
        for (var event : Arrays.asList(events)) {
            var owner = event.reseller();
            long number =
                    numbers.merge(
                            Optional.ofNullable(owner),
                            seals.lastNumber(owner, Long.MAX_VALUE) + 1,
                            (before, _) -> before + 1);
            sealed.add(new SealedEvent(event, batch, sealed.size(), number, "salt"));
        }
        List<Hash> leaves = sealed.stream().map(SealedEvent::hash).toList();
        var seal = new Seal(batch, world.now(), leaves, "a.b." + batch, "key", next);
        seals.insert(seal, sealed);
        return seal;
    }

    private AuditEvent append(@Nullable Id<Reseller> reseller, Map<String, String> detail) {
        clock.move(Duration.ofMillis(1));
        var event = event(world.id(), reseller, detail);
        world.write(tx -> tx.audit().append(event));
        return event;
    }

    private AuditEvent event(
            Id<AuditEvent> id, @Nullable Id<Reseller> reseller, Map<String, String> detail) {
        return new AuditEvent(
                id,
                world.now(),
                "system",
                "client.create",
                AuditSubject.of(reseller, "client", world.id()),
                AuditOrigin.SYSTEM,
                detail,
                null,
                null);
    }
}

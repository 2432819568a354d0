package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.change.Change;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.token.Revocation;
import dev.steelyard.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChangesTest extends StoreContract {
    @Test
    void changed_isOneChangeOfAllKeysWithTheNextNumber() {
        long before = head();
        var client = ChangeKey.client(world.id());
        var role = ChangeKey.role(world.id());

        world.write(
                tx -> {
                    tx.changed(client);
                    tx.changed(role, client);
                });

        var slice = store.changes().after(before, 10);
        assertThat(slice.head()).isEqualTo(before + 1);
        assertThat(slice.reset()).isFalse();
        assertThat(slice.changes())
                .singleElement()
                .satisfies(
                        change -> {
                            assertThat(change.seq()).isEqualTo(before + 1);
                            assertThat(change.keys()).containsExactlyInAnyOrder(client, role);
                            assertThat(change.revoked()).isNull();
                        });
        assertThat(head()).isEqualTo(before + 1);
    }

    @Test
    void nothingChanged_noNumber() {
        long before = head();

        world.reseller();

        assertThat(head()).isEqualTo(before);
        assertThat(store.changes().after(before, 10).changes()).isEmpty();
    }

    @Test
    void rolledBack_noNumber() {
        long before = head();

        assertThatThrownBy(
                        () ->
                                world.write(
                                        tx -> {
                                            tx.changed(ChangeKey.PLATFORM);
                                            throw new IllegalArgumentException("no");
                                        }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(head()).isEqualTo(before);
    }

    @Test
    void revoke_isAChangeOfItsOwnWithTheNarrowestKey() {
        long before = head();
        var client = world.<Client>id();
        var user = world.<User>id();
        var until = world.now().plusSeconds(330);
        var family = new Revocation(Revocation.Kind.FAMILY, "f1", client, user, until);
        var session = new Revocation(Revocation.Kind.SID, "s1", null, user, until);
        var token = new Revocation(Revocation.Kind.JTI, "j1", client, null, until);

        world.write(
                tx -> {
                    tx.revoke(family);
                    tx.revoke(session);
                    tx.revoke(token);
                    tx.changed(ChangeKey.KEYS);
                });

        assertThat(store.changes().after(before, 10).changes())
                .containsExactly(
                        new Change(before + 1, List.of(ChangeKey.KEYS), null),
                        new Change(before + 2, List.of(ChangeKey.consent(user, client)), family),
                        new Change(before + 3, List.of(ChangeKey.user(user)), session),
                        new Change(before + 4, List.of(ChangeKey.client(client)), token));
    }

    @Test
    void moreThanTheLimit_theFirstOfThem() {
        long before = head();
        for (int i = 0; i < 5; i++) {
            world.write(tx -> tx.changed(ChangeKey.PLATFORM));
        }

        var slice = store.changes().after(before, 2);

        assertThat(slice.head()).isEqualTo(before + 5);
        assertThat(slice.changes()).extracting(Change::seq).containsExactly(before + 1, before + 2);
    }

    @Test
    void askerAheadOfTheHead_startsAfresh() {
        var slice = store.changes().after(head() + 7, 10);

        assertThat(slice.reset()).isTrue();
        assertThat(slice.changes()).isEmpty();
    }

    @Test
    void onCommit_wakesBeforeTheWriteReturns() {
        var wakes = new AtomicInteger();
        store.changes()
                .onCommit(
                        () -> {
                            throw new IllegalStateException("a listener's own trouble");
                        });
        store.changes().onCommit(wakes::incrementAndGet);
        int before = wakes.get();

        world.write(tx -> tx.changed(ChangeKey.PLATFORM));

        assertThat(wakes).hasValueGreaterThan(before);
    }

    /** Number order is commit order: a reader that goes on from what it saw never misses one. */
    @Test
    void underLoad_readerThatFollowsMissesNone() throws Exception {
        long before = head();
        int writers = 30;
        int each = 20;
        var seen = new ArrayList<Long>();
        var gaps = new AtomicInteger();
        var reader =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    long at = before;
                                    while (at < before + writers * each) {
                                        var slice = store.changes().after(at, 50);
                                        if (slice.reset()) {
                                            // a later number was there before an earlier one
                                            gaps.incrementAndGet();
                                            return;
                                        }
                                        for (var change : slice.changes()) {
                                            seen.add(change.seq());
                                            at = change.seq();
                                        }
                                    }
                                });

        Crowd.of(
                writers,
                () -> {
                    for (int i = 0; i < each; i++) {
                        world.write(
                                tx -> {
                                    tx.resellers()
                                            .insert(
                                                    new Reseller(
                                                            world.id(),
                                                            "Busy",
                                                            ResellerStatus.ACTIVE,
                                                            1));
                                    tx.changed(ChangeKey.PLATFORM);
                                });
                    }
                    return true;
                });
        reader.join();

        assertThat(gaps).hasValue(0);
        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(before + 1, before + writers * each)
                                .boxed()
                                .toList());
    }

    private long head() {
        return store.<Long>read(tx -> tx.head());
    }
}

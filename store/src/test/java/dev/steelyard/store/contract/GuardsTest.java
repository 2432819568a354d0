package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.resource.ConnectedGuard;
import dev.steelyard.domain.resource.ConnectedGuardFilter;
import dev.steelyard.domain.resource.ConnectedGuards;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.search.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardsTest extends StoreContract {
    private static ConnectedGuard guard(
            Id<ResourceServer> at, Id<ConnectedGuard> id, long report, Instant seen) {
        return new ConnectedGuard(
                at,
                id,
                "weigh-1",
                "1.2.3",
                report,
                seen.minusSeconds(60),
                seen,
                true,
                40,
                2,
                Duration.ofMillis(120),
                8,
                9,
                100,
                3,
                4);
    }

    private boolean put(ConnectedGuard guard) {
        return store.write(tx -> tx.guards().put(guard));
    }

    private List<ConnectedGuard> guards(
            Id<ResourceServer> at, @Nullable Boolean connected, @Nullable Boolean behind) {
        var filter = new ConnectedGuardFilter(at, connected, behind, world.now());
        return PageRequest.all(
                page -> list(tx -> tx.guards().list(filter, page)), ConnectedGuard::id);
    }

    @Test
    void reports_theLastByNumberCounts_whicheverComesFirst() {
        Id<ResourceServer> at = world.id();
        Id<ConnectedGuard> id = world.id();
        var second = guard(at, id, 2, world.now());

        assertThat(put(second)).isTrue();
        assertThat(put(second)).isFalse();
        assertThat(put(guard(at, id, 1, world.now()))).isFalse();
        assertThat(guards(at, null, null)).containsExactly(second);

        var third = guard(at, id, 3, world.now().plusSeconds(10)).at(40);
        assertThat(put(third)).isTrue();
        assertThat(guards(at, null, null)).containsExactly(third);
        assertThat(third.behind()).isZero();
    }

    @Test
    void sameId_atAnotherResourceServer_isAnotherGuard() {
        Id<ConnectedGuard> id = world.id();
        Id<ResourceServer> one = world.id();
        Id<ResourceServer> other = world.id();
        assertThat(put(guard(one, id, 5, world.now()))).isTrue();
        assertThat(put(guard(other, id, 1, world.now()))).isTrue();

        store.write(
                tx -> {
                    tx.guards().remove(one, id);
                    return true;
                });

        assertThat(guards(one, null, null)).isEmpty();
        assertThat(guards(other, null, null)).hasSize(1);
    }

    @Test
    void narrowed_bySilence_andByWhatIsMissing() {
        Id<ResourceServer> at = world.id();
        var behind = guard(at, world.id(), 1, world.now());
        var abreast = guard(at, world.id(), 1, world.now()).at(40);
        var gone = guard(at, world.id(), 1, world.now().minusSeconds(30)).at(40);
        for (var one : List.of(behind, abreast, gone)) {
            put(one);
        }

        assertThat(guards(at, true, null)).containsExactlyInAnyOrder(behind, abreast);
        assertThat(guards(at, false, null)).containsExactly(gone);
        assertThat(guards(at, null, true)).containsExactly(behind);
        assertThat(guards(at, true, false)).containsExactly(abreast);
        for (var one : guards(at, null, null)) {
            assertThat(guards(at, one.connected(world.now()), null)).contains(one);
        }
    }

    @Test
    void tooMany_thoseSeenLastStay_ofThatResourceServerOnly() {
        Id<ResourceServer> at = world.id();
        Id<ResourceServer> other = world.id();
        var oldest = guard(at, world.id(), 1, world.now().minusSeconds(5));
        put(guard(other, world.id(), 1, world.now().minusSeconds(9)));
        put(oldest);
        store.write(
                tx -> {
                    for (int i = 1; i < ConnectedGuards.MOST; i++) {
                        tx.guards().put(guard(at, world.id(), 1, world.now()));
                    }
                    return true;
                });
        assertThat(guards(at, null, null)).hasSize(ConnectedGuards.MOST).contains(oldest);

        put(guard(at, world.id(), 1, world.now()));

        assertThat(guards(at, null, null)).hasSize(ConnectedGuards.MOST).doesNotContain(oldest);
        assertThat(guards(other, null, null)).hasSize(1);
    }

    @Test
    void silentForADay_gone() {
        Id<ResourceServer> at = world.id();
        put(guard(at, world.id(), 1, world.now()));

        clock.move(Duration.ofHours(24));
        sweep(world.now());
        assertThat(guards(at, null, null)).hasSize(1);

        clock.move(Duration.ofSeconds(1));
        sweep(world.now());
        assertThat(guards(at, null, null)).isEmpty();
    }
}

package dev.steelyard.guard.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.internal.state.LiveCache.Loaded;
import dev.steelyard.guard.principal.Revocation;
import dev.steelyard.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** With room for one revocation. */
class ChangeApplierTest {
    private final MovableClock clock = new MovableClock();
    private final AtomicInteger loads = new AtomicInteger();
    private final LiveCache<String, Integer> cache =
            new LiveCache<>(
                    10,
                    new Semaphore(10),
                    key -> new Loaded<>(loads.incrementAndGet(), 100, Set.of("client:" + key)));
    private final Revocations revocations = new Revocations(clock, 1);
    private final ChangeApplier changes =
            new ChangeApplier(List.of(cache), revocations, seq -> {}, clock::nanoTime);

    ChangeApplierTest() {
        changes.apply(new ChangePage(0, 100, true, List.of()), clock.nanoTime());
        cache.get("a");
        cache.get("b");
    }

    private void revoke(long seq, String value, @Nullable String key) {
        Instant end = clock.instant().plusSeconds(330);
        Revocation revoked = new Revocation(Revocation.Kind.JTI, value, end);
        Change change = new Change(seq, key == null ? List.of() : List.of(key), revoked);
        changes.apply(new ChangePage(seq - 1, seq, false, List.of(change)), clock.nanoTime());
    }

    @Test
    void moreRevokedThanThereIsRoomFor_statesThatItConcernsAreStale() {
        revoke(101, "one", "client:other");
        revoke(102, "two", "client:a");

        assertThat(revocations.contains(Revocation.Kind.JTI, "one")).isTrue();
        assertThat(revocations.size()).isEqualTo(1);
        assertThat(cache.figures().stale()).isEqualTo(1);
    }

    @Test
    void andNotTold_whomItConcerns_everythingIsStale() {
        revoke(101, "one", null);
        assertThat(cache.figures().stale()).isZero();
        revoke(102, "two", null);
        assertThat(cache.figures().stale()).isEqualTo(2);
    }

    @Test
    void whatHasEnded_makesRoom() {
        revoke(101, "one", "client:other");
        clock.move(Duration.ofSeconds(331));
        revoke(102, "two", "client:other");
        assertThat(revocations.contains(Revocation.Kind.JTI, "two")).isTrue();
    }
}

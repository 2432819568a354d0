package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.throttle.FailureRateLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailuresTest extends StoreContract {
    private static final FailureRateLimit THREE = new FailureRateLimit(3, Duration.ofMinutes(1));

    @Test
    void added_fillTheBucket_theRestFindsNoRoom() {
        assertThat(find(tx -> tx.failures().forgotten("full", world.now()))).isEmpty();
        for (int failure = 1; failure <= 3; failure++) {
            assertThat(add("full")).isTrue();
            assertThat(find(tx -> tx.failures().forgotten("full", world.now())))
                    .contains(world.now().plus(Duration.ofMinutes(failure)));
        }

        assertThat(add("full")).isFalse();
        assertThat(add("full")).isFalse();

        assertThat(find(tx -> tx.failures().forgotten("full", world.now())))
                .contains(world.now().plus(Duration.ofMinutes(3)));
        assertThat(add("another")).isTrue();
    }

    @Test
    void timeGoesBy_oneIsForgottenAfterTheOther_thenAll() {
        for (int failure = 1; failure <= 4; failure++) {
            add("drained");
        }

        clock.move(Duration.ofSeconds(59));
        assertThat(add("drained")).isFalse();
        clock.move(Duration.ofSeconds(1));
        assertThat(add("drained")).isTrue();
        assertThat(add("drained")).isFalse();

        clock.move(Duration.ofMinutes(3));
        assertThat(find(tx -> tx.failures().forgotten("drained", world.now()))).isEmpty();
        assertThat(add("drained")).isTrue();
    }

    @Test
    void addedByManyAtOnce_noMoreThanTheBudgetGetIn() throws Exception {
        var within = Crowd.of(60, () -> add("crowded"));

        assertThat(within).filteredOn(one -> one).hasSize(3);
    }

    @Test
    void swept_onceAllIsForgotten() {
        add("swept");
        clock.move(Duration.ofMinutes(1));
        sweep(world.now());
        assertThat(find(tx -> tx.failures().forgotten("swept", world.now().minusMillis(1))))
                .isPresent();

        clock.move(Duration.ofMillis(1));
        sweep(world.now());
        assertThat(find(tx -> tx.failures().forgotten("swept", world.now().minusMillis(2))))
                .isEmpty();
    }

    private boolean add(String bucket) {
        return store.write(tx -> tx.failures().add(bucket, THREE, world.now()));
    }
}

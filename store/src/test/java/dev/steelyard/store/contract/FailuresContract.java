package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.throttle.Budget;
import dev.steelyard.domain.throttle.Failures.Counted;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

public abstract class FailuresContract extends StoreContract {
    private static final Budget THREE = new Budget(3, Duration.ofMinutes(1));

    protected FailuresContract(Supplier<String> databases) {
        super(databases);
    }

    @Test
    void added_fillTheBucket_theRestIsBeyond() {
        assertThat(find(tx -> tx.failures().forgotten("full", world.now()))).isEmpty();
        for (int failure = 1; failure <= 3; failure++) {
            assertThat(add("full")).isEqualTo(new Counted(true, 0));
            assertThat(find(tx -> tx.failures().forgotten("full", world.now())))
                    .contains(world.now().plus(Duration.ofMinutes(failure)));
        }

        assertThat(add("full")).isEqualTo(new Counted(false, 1));
        assertThat(add("full")).isEqualTo(new Counted(false, 2));

        assertThat(find(tx -> tx.failures().forgotten("full", world.now())))
                .contains(world.now().plus(Duration.ofMinutes(3)));
        assertThat(add("another")).isEqualTo(new Counted(true, 0));
    }

    @Test
    void timeGoesBy_oneIsForgottenAfterTheOther_thenAll() {
        for (int failure = 1; failure <= 4; failure++) {
            add("drained");
        }

        clock.move(Duration.ofSeconds(59));
        assertThat(add("drained")).isEqualTo(new Counted(false, 2));
        clock.move(Duration.ofSeconds(1));
        assertThat(add("drained")).isEqualTo(new Counted(true, 2));
        assertThat(add("drained")).isEqualTo(new Counted(false, 3));

        clock.move(Duration.ofMinutes(3));
        assertThat(find(tx -> tx.failures().forgotten("drained", world.now()))).isEmpty();
        assertThat(add("drained")).isEqualTo(new Counted(true, 0));
    }

    @Test
    void addedByManyAtOnce_noMoreThanTheBudgetGetIn_andEachIsCounted() throws Exception {
        var counted = Crowd.of(60, () -> add("crowded"));

        assertThat(counted).filteredOn(Counted::within).hasSize(3);
        assertThat(counted).extracting(Counted::beyond).contains(57L);
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

    private Counted add(String bucket) {
        return store.write(tx -> tx.failures().add(bucket, THREE, world.now()));
    }
}

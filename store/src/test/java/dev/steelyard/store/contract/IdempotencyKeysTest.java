package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.steelyard.domain.idempotency.IdempotencyRecord;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest extends StoreContract {
    private static final Duration DAY = Duration.ofDays(1);

    private IdempotencyRecord key(String caller, String value) {
        return new IdempotencyRecord(caller, value, "digest", "", world.now().plus(DAY));
    }

    private boolean take(String caller, String value) {
        return store.write(tx -> tx.idempotencyKeys().take(key(caller, value), world.now()));
    }

    private boolean known(String caller, String value) {
        return find(tx -> tx.idempotencyKeys().find(caller, value)).isPresent();
    }

    @Test
    void taken_isNobodyElsesUntilItExpires_andKeepsItsAnswer() {
        assertThat(take("user:a", "one")).isTrue();
        store.write(
                tx -> {
                    tx.idempotencyKeys().keep("user:a", "one", "done");
                    return true;
                });
        assertThat(take("user:a", "one")).isFalse();
        assertThat(take("user:b", "one")).isTrue();
        assertThat(take("user:a", "One")).isTrue();
        assertThat(find(tx -> tx.idempotencyKeys().find("user:a", "one")))
                .get()
                .extracting(IdempotencyRecord::answer)
                .isEqualTo("done");

        clock.move(DAY);
        assertThat(take("user:a", "one")).isTrue();
        assertThat(find(tx -> tx.idempotencyKeys().find("user:a", "one")))
                .get()
                .extracting(IdempotencyRecord::answer)
                .isEqualTo("");
    }

    @Test
    void takenByManyAtOnce_oneGetsIt_theOthersSeeWhatItWasAnswered() throws Exception {
        var answers =
                Crowd.of(
                        20,
                        () ->
                                store.write(
                                        tx -> {
                                            var keys = tx.idempotencyKeys();
                                            if (keys.take(key("user:c", "crowd"), world.now())) {
                                                keys.keep("user:c", "crowd", "done");
                                                return "first";
                                            }
                                            return keys.find("user:c", "crowd")
                                                    .orElseThrow()
                                                    .answer();
                                        }));
        assertThat(answers).containsOnlyOnce("first").containsOnly("first", "done");
    }

    @Test
    void rolledBack_leavesItFree() {
        var thrown =
                catchThrowable(
                        () ->
                                store.write(
                                        tx -> {
                                            tx.idempotencyKeys()
                                                    .take(key("user:d", "undone"), world.now());
                                            throw new IllegalArgumentException("refused");
                                        }));
        assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
        assertThat(take("user:d", "undone")).isTrue();
    }

    @Test
    void pruned_theOldestOfThatCallerGo() {
        take("user:f", "other");
        for (int i = 1; i <= 4; i++) {
            clock.move(Duration.ofMillis(1));
            take("user:e", "key" + i);
        }
        store.write(
                tx -> {
                    tx.idempotencyKeys().prune("user:e", 3);
                    return true;
                });
        assertThat(known("user:e", "key1")).isFalse();
        assertThat(known("user:e", "key2")).isTrue();
        assertThat(known("user:e", "key4")).isTrue();
        assertThat(known("user:f", "other")).isTrue();
    }

    @Test
    void swept_onceItIsOver() {
        take("user:g", "swept");
        clock.move(DAY);
        sweep(world.now());
        assertThat(known("user:g", "swept")).isTrue();
        clock.move(Duration.ofMillis(1));
        sweep(world.now());
        assertThat(known("user:g", "swept")).isFalse();
    }
}

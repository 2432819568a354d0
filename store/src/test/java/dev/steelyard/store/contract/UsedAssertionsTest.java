package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsedAssertionsTest extends StoreContract {
    private static final int CROWD = 100;

    private boolean use(Id<Client> client, String jti, Instant until) {
        return store.write(tx -> tx.usedAssertions().use(client, jti, until));
    }

    @Test
    void once_ofEachClient() {
        var client = world.client().id();
        var until = world.now().plusSeconds(60);
        assertThat(use(client, "a", until)).isTrue();
        assertThat(use(client, "a", until.plusSeconds(60))).isFalse();
        assertThat(use(client, "b", until)).isTrue();
        assertThat(use(world.client().id(), "a", until)).isTrue();
    }

    @Test
    void manyAtOnce_exactlyOneIsTheFirst() throws Exception {
        var client = world.client().id();
        var until = world.now().plusSeconds(60);
        assertThat(Crowd.of(CROWD, () -> use(client, "crowd", until)))
                .hasSize(CROWD)
                .containsOnlyOnce(true);
    }

    @Test
    void rolledBack_wasNotUsed() {
        var client = world.client().id();
        var until = world.now().plusSeconds(60);
        try {
            store.write(
                    tx -> {
                        assertThat(tx.usedAssertions().use(client, "back", until)).isTrue();
                        throw new IllegalStateException("no");
                    });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("no");
        }
        assertThat(use(client, "back", until)).isTrue();
    }

    @Test
    void forgottenSomeMinutesAfterItsEnd_neverBefore() {
        var client = world.client().id();
        var until = world.now().plusSeconds(60);
        assertThat(use(client, "old", until)).isTrue();
        sweep(until.plus(Duration.ofMinutes(5)));
        assertThat(use(client, "old", until)).isFalse();
        sweep(until.plus(Duration.ofMinutes(5)).plusMillis(1));
        assertThat(use(client, "old", until)).isTrue();
    }
}

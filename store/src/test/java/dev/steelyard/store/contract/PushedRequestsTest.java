package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.grant.PushedRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PushedRequestsTest extends StoreContract {
    private static final int CROWD = 100;

    private PushedRequest pushed() {
        var request =
                new PushedRequest(
                        world.id(),
                        world.hash(),
                        world.client().id(),
                        "state=a&nonce=%C3%A9",
                        world.now().plusSeconds(60));
        world.write(tx -> tx.pushedRequests().insert(request));
        return request;
    }

    private boolean use(PushedRequest request) {
        return store.write(tx -> tx.pushedRequests().use(request.id()));
    }

    @Test
    void kept_andUsedOnce() {
        var request = pushed();
        var other = pushed();
        assertThat(find(tx -> tx.pushedRequests().find(request.id()))).contains(request);
        assertThat(use(request)).isTrue();
        assertThat(use(request)).isFalse();
        assertThat(find(tx -> tx.pushedRequests().find(request.id()))).isEmpty();
        assertThat(find(tx -> tx.pushedRequests().find(other.id()))).contains(other);
        assertThat(store.<Boolean>write(tx -> tx.pushedRequests().use(world.id()))).isFalse();
    }

    @Test
    void manyAtOnce_exactlyOneUsesIt() throws Exception {
        var request = pushed();
        assertThat(Crowd.of(CROWD, () -> use(request))).hasSize(CROWD).containsOnlyOnce(true);
    }

    @Test
    void goesOnceNoLoginCanBeUnderWay() {
        var request = pushed();
        sweep(request.expires().plus(Duration.ofMinutes(31)));
        assertThat(find(tx -> tx.pushedRequests().find(request.id()))).isPresent();
        sweep(request.expires().plus(Duration.ofMinutes(31)).plusMillis(1));
        assertThat(find(tx -> tx.pushedRequests().find(request.id()))).isEmpty();
    }
}

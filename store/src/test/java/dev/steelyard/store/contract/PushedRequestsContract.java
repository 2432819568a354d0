package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.push.PushedRequest;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

public abstract class PushedRequestsContract extends StoreContract {
    private static final int CROWD = 100;

    protected PushedRequestsContract(Supplier<String> databases) {
        super(databases);
    }

    private PushedRequest pushed() {
        var request =
                new PushedRequest(
                        world.id(),
                        world.hash(),
                        world.client().id(),
                        "state=a&nonce=%C3%A9",
                        world.now().plusSeconds(60),
                        null);
        world.write(tx -> tx.pushedRequests().insert(request));
        return request;
    }

    private boolean use(PushedRequest request) {
        return store.write(tx -> tx.pushedRequests().use(request.id(), world.now()));
    }

    @Test
    void kept_andUsedOnce() {
        var request = pushed();
        var other = pushed();
        assertThat(find(tx -> tx.pushedRequests().find(request.id()))).contains(request);
        assertThat(use(request)).isTrue();
        assertThat(use(request)).isFalse();
        assertThat(find(tx -> tx.pushedRequests().find(request.id())).orElseThrow().used())
                .isEqualTo(world.now());
        assertThat(find(tx -> tx.pushedRequests().find(other.id()))).contains(other);
        assertThat(store.<Boolean>write(tx -> tx.pushedRequests().use(world.id(), world.now())))
                .isFalse();
    }

    @Test
    void manyAtOnce_exactlyOneUsesIt() throws Exception {
        var request = pushed();
        assertThat(Crowd.of(CROWD, () -> use(request))).hasSize(CROWD).containsOnlyOnce(true);
    }

    @Test
    void goesAnHourAfterItsEnd() {
        var request = pushed();
        sweep(request.expires().plus(Duration.ofHours(1)));
        assertThat(find(tx -> tx.pushedRequests().find(request.id()))).isPresent();
        sweep(request.expires().plus(Duration.ofHours(1)).plusMillis(1));
        assertThat(find(tx -> tx.pushedRequests().find(request.id()))).isEmpty();
    }
}

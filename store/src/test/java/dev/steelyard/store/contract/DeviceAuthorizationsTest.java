package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.grant.DeviceAuthorization;
import dev.steelyard.domain.grant.DeviceAuthorization.Decision;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeviceAuthorizationsTest extends StoreContract {
    private static final int CROWD = 100;
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private DeviceAuthorization authorization(String userCode, @Nullable Decision decision) {
        return new DeviceAuthorization(
                world.id(),
                world.hash(),
                userCode,
                world.client().id(),
                "scope=openid&resource=https%3A%2F%2Fapi.example",
                "2001:db8::7",
                world.now(),
                world.now().plus(LIFETIME),
                decision);
    }

    private DeviceAuthorization waiting() {
        var waiting = authorization(world.<Object>id().hex(), null);
        assertThat(insert(waiting)).isTrue();
        return waiting;
    }

    private boolean insert(DeviceAuthorization authorization) {
        return store.write(tx -> tx.deviceAuthorizations().insert(authorization));
    }

    private boolean decide(DeviceAuthorization authorization, Decision decision) {
        return store.write(
                tx -> tx.deviceAuthorizations().decide(authorization.id(), decision, world.now()));
    }

    private @Nullable Decision decision(DeviceAuthorization authorization) {
        return find(tx -> tx.deviceAuthorizations().find(authorization.id()))
                .orElseThrow()
                .decision();
    }

    @Test
    void inserted_isFoundAsItWas_byIdAndByUserCode() {
        var waiting = waiting();
        var denied = authorization(world.<Object>id().hex(), Decision.DENIED);
        insert(denied);

        assertThat(find(tx -> tx.deviceAuthorizations().find(waiting.id()))).contains(waiting);
        assertThat(find(tx -> tx.deviceAuthorizations().findByUserCode(waiting.userCode())))
                .contains(waiting);
        assertThat(find(tx -> tx.deviceAuthorizations().find(denied.id()))).contains(denied);
        assertThat(find(tx -> tx.deviceAuthorizations().findByUserCode("none"))).isEmpty();
    }

    @Test
    void anotherWithTheSameUserCode_isNotKept() {
        var waiting = waiting();
        var same = authorization(waiting.userCode(), null);

        assertThat(insert(same)).isFalse();
        assertThat(find(tx -> tx.deviceAuthorizations().find(same.id()))).isEmpty();
        assertThat(find(tx -> tx.deviceAuthorizations().findByUserCode(waiting.userCode())))
                .contains(waiting);
    }

    @Test
    void decidedOnce_forGood_andOthersStay() {
        var allowed = waiting();
        var denied = waiting();
        var other = waiting();

        assertThat(decide(allowed, Decision.ALLOWED)).isTrue();
        assertThat(decide(allowed, Decision.DENIED)).isFalse();
        assertThat(decide(denied, Decision.DENIED)).isTrue();
        assertThat(decide(denied, Decision.ALLOWED)).isFalse();
        assertThat(decision(allowed)).isEqualTo(Decision.ALLOWED);
        assertThat(decision(denied)).isEqualTo(Decision.DENIED);
        assertThat(decision(other)).isNull();
    }

    @Test
    void expired_canNotBeDecided() {
        var late = waiting();
        clock.move(LIFETIME);

        assertThat(decide(late, Decision.ALLOWED)).isFalse();
        assertThat(decision(late)).isNull();
    }

    @Test
    void manyDecideAtOnce_exactlyOneDoes() throws Exception {
        var waiting = waiting();
        var turn = new AtomicInteger();

        var answers =
                Crowd.of(
                        CROWD,
                        () ->
                                decide(
                                        waiting,
                                        turn.getAndIncrement() % 2 == 0
                                                ? Decision.ALLOWED
                                                : Decision.DENIED));

        assertThat(answers).hasSize(CROWD).containsOnlyOnce(true);
        assertThat(decision(waiting)).isNotNull();
    }

    @Test
    void goesTenMinutesAfterItsEnd() {
        var waiting = waiting();
        sweep(waiting.expires().plus(Duration.ofMinutes(10)));
        assertThat(find(tx -> tx.deviceAuthorizations().find(waiting.id()))).isPresent();
        sweep(waiting.expires().plus(Duration.ofMinutes(10)).plusMillis(1));
        assertThat(find(tx -> tx.deviceAuthorizations().find(waiting.id()))).isEmpty();
    }
}

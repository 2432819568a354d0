package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.signal.EventDelivery;
import dev.steelyard.domain.signal.EventType;
import dev.steelyard.domain.signal.StreamStatus;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventStreamsTest extends SignalContract {
    private static final int CROWD = 32;

    @Test
    void stream_isFoundAsItWas_ofItsReceiver_andInItsAuthoritysList() {
        var reseller = world.reseller();
        var push = new EventDelivery.Push("https://siem.example.com/events", "event_stream:1");
        var own = unsaved(of(reseller), Set.of("urn:example:other"), push);
        world.write(tx -> tx.eventStreams().insert(own));
        var other = ofOperator();

        assertThat(found(own)).isEqualTo(own);
        assertThat(found(other)).isEqualTo(other);
        assertThat(list(tx -> tx.eventStreams().of(own.receiver()))).containsExactly(own);
        assertThat(list(tx -> tx.eventStreams().list(reseller.id(), PageRequest.FIRST)))
                .containsExactly(own);
        assertThat(list(tx -> tx.eventStreams().list(null, PageRequest.FIRST)))
                .contains(own, other);
    }

    @Test
    void updatedStream_fromTheCurrentVersionOnly() {
        var stream = ofOperator();
        var push = new EventDelivery.Push("https://siem.example.com/events", null);
        var changed = stream.with(Set.of(), null, push).with(StreamStatus.PAUSED, "night");

        assertThat(store.<Boolean>write(tx -> tx.eventStreams().update(changed))).isTrue();
        assertThat(store.<Boolean>write(tx -> tx.eventStreams().update(changed))).isFalse();

        assertThat(found(stream).version()).isEqualTo(2);
        assertThat(found(stream).delivery()).isEqualTo(push);
        assertThat(found(stream).status()).isEqualTo(StreamStatus.PAUSED);
        assertThat(found(stream).reason()).isEqualTo("night");
        assertThat(found(stream).requested()).isEmpty();
        assertThat(found(stream).description()).isNull();
    }

    @Test
    void removedStream_takesItsEventsAlong() {
        var stream = ofOperator();
        tell(event(EventType.SESSION_REVOKED), null);

        assertThat(store.<Boolean>write(tx -> tx.eventStreams().remove(stream.id()))).isTrue();
        assertThat(store.<Boolean>write(tx -> tx.eventStreams().remove(stream.id()))).isFalse();

        assertThat(waiting(stream)).isEmpty();
    }

    @Test
    void act_thatTellsOfIt_succeeds_whileStreamsAreRemoved() throws Exception {
        var streams = Stream.generate(this::ofOperator).limit(CROWD).toList();
        var event = event(EventType.SESSION_REVOKED);
        var turn = new AtomicInteger();

        var answers =
                Crowd.of(
                        2 * CROWD,
                        () -> {
                            int place = turn.getAndIncrement();
                            var stream = streams.get(place / 2).id();
                            return store.<Boolean>write(
                                    tx -> {
                                        if (place % 2 == 0) {
                                            return tx.eventStreams().remove(stream);
                                        }
                                        tx.securityEvents().tell(again(event), null);
                                        return true;
                                    });
                        });

        assertThat(answers).hasSize(2 * CROWD).containsOnly(true);
        assertThat(streams).allSatisfy(stream -> assertThat(waiting(stream)).isEmpty());
    }

    @Test
    void verification_onceInATime() {
        var stream = ofOperator();
        var since = world.now().minusSeconds(10);

        assertThat(
                        store.<Boolean>write(
                                tx -> tx.eventStreams().verify(stream.id(), world.now(), since)))
                .isTrue();
        assertThat(
                        store.<Boolean>write(
                                tx -> tx.eventStreams().verify(stream.id(), world.now(), since)))
                .isFalse();
        assertThat(found(stream).verified()).isEqualTo(world.now());
    }
}

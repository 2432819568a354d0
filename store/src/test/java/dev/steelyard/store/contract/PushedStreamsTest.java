package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.signal.EventDelivery;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.EventType;
import dev.steelyard.domain.signal.StreamStatus;
import dev.steelyard.domain.signal.WaitingStream;
import dev.steelyard.testkit.domain.ClientBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PushedStreamsTest extends SignalContract {
    private Client receiver(boolean suspended, ManagementPermission... permissions) {
        var like = world.managementClient();
        var client =
                ClientBuilder.like(like)
                        .id(world.id())
                        .application(null)
                        .authority(new Authority.Operator())
                        .management(Set.of(permissions))
                        .redirectUris(Set.of())
                        .postLogoutRedirectUris(Set.of())
                        .origins(Set.of())
                        .roles(Set.of())
                        .suspended(suspended)
                        .version(1)
                        .build();
        world.write(tx -> tx.clients().insert(client));
        return client;
    }

    private EventStream pushed(Authority authority, Client receiver) {
        var stream =
                new EventStream(
                        world.id(),
                        receiver.id(),
                        authority,
                        ALL,
                        null,
                        new EventDelivery.Push("https://siem.example.com/events", null),
                        StreamStatus.ENABLED,
                        null,
                        world.now(),
                        null,
                        0,
                        0,
                        1);
        world.write(tx -> tx.eventStreams().insert(stream));
        return stream;
    }

    private EventStream pushed(Authority authority) {
        return pushed(authority, receiver(false, ManagementPermission.SIGNALS_WRITE));
    }

    private List<Id<EventStream>> due(EventStream... among) {
        var ids = Stream.of(among).map(EventStream::id).toList();
        return list(tx -> tx.eventStreams().due(world.now(), 1_000, 1_000)).stream()
                .map(WaitingStream::stream)
                .filter(ids::contains)
                .toList();
    }

    @Test
    void pushedStream_isDueWhileItHoldsSomething_ofAReceiverThatMayListen() {
        var stream = pushed(new Authority.Operator());
        var polled = ofOperator();
        var suspended =
                pushed(
                        new Authority.Operator(),
                        receiver(true, ManagementPermission.SIGNALS_WRITE));
        var reader =
                pushed(
                        new Authority.Operator(),
                        receiver(false, ManagementPermission.SIGNALS_READ));
        var frozen = world.reseller();
        var ofFrozen = pushed(of(frozen));
        var ofActive = pushed(of(world.reseller()));
        assertThat(due(stream)).isEmpty();
        for (var one : List.of(stream, polled, suspended, reader, ofFrozen, ofActive)) {
            var event = event(EventType.VERIFICATION);
            world.write(tx -> tx.securityEvents().put(event, one.id()));
        }
        world.write(
                tx ->
                        tx.resellers()
                                .update(
                                        new Reseller(
                                                frozen.id(),
                                                frozen.name(),
                                                ResellerStatus.FROZEN,
                                                frozen.version())));

        assertThat(due(stream, polled, suspended, reader, ofFrozen, ofActive))
                .containsExactlyInAnyOrder(stream.id(), ofActive.id());
    }

    @Test
    void pushedStream_ofOneAuthority_soManyAtATime() {
        var reseller = world.reseller();
        for (int i = 0; i < 3; i++) {
            var stream = pushed(of(reseller));
            var event = event(EventType.VERIFICATION);
            world.write(tx -> tx.securityEvents().put(event, stream.id()));
        }

        assertThat(list(tx -> tx.eventStreams().due(world.now(), 1_000, 2)))
                .filteredOn(waiting -> waiting.authority().equals(of(reseller)))
                .hasSize(2);
    }

    @Test
    void takenStream_isNobodyElses_untilItsTimeIsOver_orItIsSettled() {
        var stream = pushed(new Authority.Operator());
        var event = event(EventType.VERIFICATION);
        world.write(tx -> tx.securityEvents().put(event, stream.id()));

        assertThat(take(stream)).contains(1);
        assertThat(take(stream)).isEmpty();
        assertThat(due(stream)).isEmpty();
        world.write(tx -> tx.eventStreams().settle(stream.id(), 1));
        assertThat(take(stream)).contains(1);
        clock.move(Duration.ofSeconds(30));
        assertThat(due(stream)).containsExactly(stream.id());
        assertThat(take(stream)).contains(2);

        // Whoever had it before says so too late.
        world.write(tx -> tx.eventStreams().settle(stream.id(), 1));
        world.write(tx -> tx.eventStreams().postpone(stream.id(), 1, world.now()));
        assertThat(due(stream)).isEmpty();
        world.write(tx -> tx.eventStreams().postpone(stream.id(), 2, world.now().plusSeconds(60)));
        clock.move(Duration.ofSeconds(59));
        assertThat(due(stream)).isEmpty();
        clock.move(Duration.ofSeconds(1));
        assertThat(take(stream)).contains(3);
    }

    private Optional<Integer> take(EventStream stream) {
        var now = world.now();
        return store.write(tx -> tx.eventStreams().take(stream.id(), now, now.plusSeconds(30)));
    }

    @Test
    void pausedStream_isDueForWhatTellsOfIt() {
        var stream = pushed(new Authority.Operator());
        set(stream, StreamStatus.PAUSED);
        var verification = event(EventType.VERIFICATION);
        world.write(tx -> tx.securityEvents().put(verification, stream.id()));
        assertThat(due(stream)).isEmpty();

        var updated = event(EventType.STREAM_UPDATED);
        world.write(tx -> tx.securityEvents().put(updated, stream.id()));

        assertThat(due(stream)).containsExactly(stream.id());
    }
}

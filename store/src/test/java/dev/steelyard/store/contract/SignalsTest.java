package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.signal.EventType;
import dev.steelyard.domain.signal.SecurityEvent;
import dev.steelyard.domain.signal.SecurityEvents.Concerned;
import dev.steelyard.domain.signal.StreamStatus;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignalsTest extends SignalContract {
    @Test
    void event_isToldAsItWas_inOrder_toWhoeverAskedForItsType() {
        var all = ofOperator();
        var some = stream(new Authority.Operator(), Set.of(EventType.SESSION_REVOKED.uri()));
        var first = event(EventType.CREDENTIAL_CHANGE);
        var second = event(EventType.SESSION_REVOKED);
        tell(first, null);
        tell(second, null);

        assertThat(waiting(all)).containsExactly(first, second);
        assertThat(waiting(some)).containsExactly(second);
        assertThat(list(tx -> tx.securityEvents().waiting(all.id(), 1))).containsExactly(first);
    }

    @Test
    void event_ofOneReseller_isToldToItAndTheOperator() {
        var reseller = world.reseller();
        var operator = ofOperator();
        var own = stream(of(reseller), ALL);
        var other = stream(of(world.reseller()), ALL);
        var event = event(EventType.TOKEN_CLAIMS_CHANGE);
        tell(event, reseller.id());
        var operators = event(EventType.TOKEN_CLAIMS_CHANGE);
        tell(operators, null);
        var within = event(EventType.TOKEN_CLAIMS_CHANGE);
        world.write(tx -> tx.securityEvents().tellReseller(within, reseller.id()));

        assertThat(waiting(operator)).containsExactly(event, operators);
        assertThat(waiting(own)).containsExactly(event, within);
        assertThat(waiting(other)).isEmpty();
    }

    @Test
    void event_ofAPausedStream_isHeld_ofADisabledOneNot() {
        var paused = ofOperator();
        var disabled = ofOperator();
        set(paused, StreamStatus.PAUSED);
        set(disabled, StreamStatus.DISABLED);
        var event = event(EventType.SESSION_REVOKED);
        tell(event, null);
        var updated = event(EventType.STREAM_UPDATED);
        world.write(tx -> tx.securityEvents().put(updated, paused.id()));
        world.write(tx -> tx.securityEvents().put(event(EventType.VERIFICATION), disabled.id()));

        assertThat(waiting(paused)).containsExactly(updated);
        set(paused, StreamStatus.ENABLED);
        set(disabled, StreamStatus.ENABLED);
        assertThat(waiting(paused)).containsExactly(event, updated);
        assertThat(waiting(disabled)).isEmpty();
    }

    @Test
    void event_takenTwice_isCountedOnce() {
        var stream = ofOperator();
        var events = Stream.generate(() -> event(EventType.SESSION_REVOKED)).limit(4).toList();
        events.forEach(event -> tell(event, null));
        var ids = events.stream().map(SecurityEvent::id).toList();

        world.write(tx -> tx.securityEvents().taken(stream.id(), ids.subList(0, 2)));
        world.write(tx -> tx.securityEvents().taken(stream.id(), ids.subList(0, 2)));
        world.write(tx -> tx.securityEvents().refused(stream.id(), ids.subList(1, 3)));

        assertThat(waiting(stream)).containsExactly(events.get(3));
        assertThat(found(stream).delivered()).isEqualTo(2);
        assertThat(found(stream).dropped()).isEqualTo(1);
        world.write(tx -> tx.securityEvents().drop(stream.id()));
        assertThat(waiting(stream)).isEmpty();
        assertThat(found(stream).dropped()).isEqualTo(2);
    }

    @Test
    void eventOfTheStreamItself_isHeld_unlessTheStreamIsDisabled() {
        var stream = ofOperator();
        set(stream, StreamStatus.PAUSED);
        var verification = event(EventType.VERIFICATION);

        assertThat(store.<Boolean>write(tx -> tx.securityEvents().put(verification, stream.id())))
                .isTrue();
        set(stream, StreamStatus.DISABLED);
        assertThat(
                        store.<Boolean>write(
                                tx ->
                                        tx.securityEvents()
                                                .put(event(EventType.VERIFICATION), stream.id())))
                .isFalse();
    }

    @Test
    void session_concernsResellersThatListen_whereItsClientsTookPart() {
        var reseller = world.reseller();
        var application = world.application(reseller);
        var user = world.user();
        var session = world.session(user);
        member(user, application);
        join(session.id(), world.client(application));
        join(session.id(), world.client(world.application()));
        assertThat(list(tx -> tx.securityEvents().concerned(session.id()))).isEmpty();

        stream(of(reseller), ALL);
        stream(of(reseller), ALL);

        assertThat(list(tx -> tx.securityEvents().concerned(session.id())))
                .containsExactly(new Concerned(reseller.id(), application.id(), session.id()));
    }

    @Test
    void session_ofWhoIsNoMemberAnyMore_concernsNoReseller() {
        var reseller = world.reseller();
        var application = world.application(reseller);
        var user = world.user();
        var session = world.session(user);
        member(user, application);
        join(session.id(), world.client(application));
        stream(of(reseller), ALL);
        assertThat(list(tx -> tx.securityEvents().concerned(session.id()))).hasSize(1);

        world.write(tx -> tx.memberships().remove(user.id(), application.id()));

        assertThat(list(tx -> tx.securityEvents().concerned(session.id()))).isEmpty();
    }

    private void member(User user, Application application) {
        world.write(
                tx ->
                        tx.memberships()
                                .put(new Membership(user.id(), application.id(), Set.of(), 1)));
    }

    private void join(Id<dev.steelyard.domain.session.Session> session, Client client) {
        world.write(tx -> tx.sessions().join(session, client.id()));
    }

    @Test
    void client_isListenedTo_byItsOwnReseller() {
        var reseller = world.reseller();
        Application application = world.application(reseller);
        var client = world.client(application);
        ofOperator();
        assertThat(store.<Boolean>read(tx -> tx.eventStreams().listens(client.id()))).isFalse();

        stream(of(reseller), ALL);

        assertThat(store.<Boolean>read(tx -> tx.eventStreams().listens(client.id()))).isTrue();
        assertThat(store.<Boolean>read(tx -> tx.eventStreams().listens(world.client().id())))
                .isFalse();
    }

    @Test
    void events_thatNobodyTakes_goAfterAWeek_counted() {
        var stream = ofOperator();
        tell(event(EventType.SESSION_REVOKED), null);
        clock.move(Duration.ofDays(7));
        var later = event(EventType.SESSION_REVOKED);
        tell(later, null);

        sweep(world.now());

        assertThat(waiting(stream)).containsExactly(later);
        assertThat(found(stream).dropped()).isEqualTo(1);
    }

    @Test
    void waiting_allThatNobodyTook_ofPausedStreamsToo() {
        var stream = ofOperator();
        var paused = ofOperator();
        set(paused, StreamStatus.PAUSED);
        long before = waiting();
        var event = event(EventType.SESSION_REVOKED);
        world.write(
                tx -> {
                    tx.securityEvents().put(event, stream.id());
                    tx.securityEvents().put(event, paused.id());
                });
        assertThat(waiting()).isEqualTo(before + 2);

        world.write(tx -> tx.securityEvents().taken(stream.id(), List.of(event.id())));
        assertThat(waiting()).isEqualTo(before + 1);
    }

    @Test
    void events_moreThanAStreamHolds_theOldestGo() {
        var stream = ofOperator();
        var quiet = stream(new Authority.Operator(), Set.of());
        int most = 10_000;
        var events = new ArrayList<SecurityEvent>();
        for (int i = 0; i < most + 2; i++) {
            events.add(event(EventType.SESSION_REVOKED));
        }
        world.write(tx -> events.forEach(event -> tx.securityEvents().tell(event, null)));

        sweep(world.now());

        assertThat(store.<Integer>read(tx -> tx.securityEvents().count(stream.id())))
                .isEqualTo(most);
        assertThat(waiting(stream).getFirst()).isEqualTo(events.get(2));
        assertThat(found(stream).dropped()).isEqualTo(2);
        assertThat(found(quiet).dropped()).isZero();
    }
}

package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.signal.EventDelivery;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.EventSubject;
import dev.steelyard.domain.signal.EventType;
import dev.steelyard.domain.signal.SecurityEvent;
import dev.steelyard.domain.signal.SecurityEvents.Concerned;
import dev.steelyard.domain.signal.StreamStatus;
import dev.steelyard.domain.signal.SubjectChoice;
import dev.steelyard.domain.signal.SubjectChoices;
import dev.steelyard.domain.signal.WaitingStream;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.User;
import dev.steelyard.testkit.domain.ClientBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignalsTest extends StoreContract {
    private static final int CROWD = 32;

    private static final Set<String> ALL =
            Set.of(
                    EventType.SESSION_REVOKED.uri(),
                    EventType.TOKEN_CLAIMS_CHANGE.uri(),
                    EventType.CREDENTIAL_CHANGE.uri());

    private EventStream stream(Authority authority, Set<String> requested) {
        var stream = unsaved(authority, requested, new EventDelivery.Poll());
        world.write(tx -> tx.eventStreams().insert(stream));
        return stream;
    }

    private EventStream unsaved(
            Authority authority, Set<String> requested, EventDelivery delivery) {
        return new EventStream(
                world.id(),
                world.managementClient().id(),
                authority,
                requested,
                "Alarm",
                delivery,
                StreamStatus.ENABLED,
                null,
                world.now(),
                null,
                0,
                0,
                1);
    }

    private EventStream ofOperator() {
        return stream(new Authority.Operator(), ALL);
    }

    private static Authority of(Reseller reseller) {
        return new Authority.OfReseller(reseller.id());
    }

    private SecurityEvent event(EventType type) {
        clock.move(Duration.ofMillis(1));
        return new SecurityEvent(
                world.id(),
                type,
                world.now(),
                "cause",
                EventSubject.user(world.id()),
                "admin",
                "user.disable",
                AuditedProperties.NONE.with("disabled", true).with("roles", List.of("a", "b")));
    }

    private void tell(SecurityEvent event, @Nullable Id<Reseller> reseller) {
        world.write(tx -> tx.securityEvents().tell(event, reseller));
    }

    private List<SecurityEvent> waiting(EventStream stream) {
        return list(tx -> tx.securityEvents().waiting(stream.id(), 100));
    }

    private long waiting() {
        return store.<Long>read(tx -> tx.securityEvents().waiting());
    }

    private EventStream found(EventStream stream) {
        return find(tx -> tx.eventStreams().find(stream.id())).orElseThrow();
    }

    private void set(EventStream stream, StreamStatus status) {
        world.write(tx -> tx.eventStreams().update(found(stream).with(status, "why")));
    }

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

    private SecurityEvent again(SecurityEvent event) {
        return new SecurityEvent(
                world.id(),
                event.type(),
                event.at(),
                event.cause(),
                event.subject(),
                event.initiator(),
                event.reason(),
                event.members());
    }

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

    private SecurityEvent about(EventSubject subject) {
        var like = event(EventType.TOKEN_CLAIMS_CHANGE);
        return new SecurityEvent(
                like.id(),
                like.type(),
                like.at(),
                like.cause(),
                subject,
                like.initiator(),
                like.reason(),
                like.members());
    }

    private void choose(EventStream stream, EventSubject subject, boolean wanted) {
        world.write(
                tx ->
                        tx.eventStreams()
                                .choose(
                                        stream.id(),
                                        List.of(),
                                        new SubjectChoice(subject, wanted)));
    }

    private SubjectChoices choices(EventStream stream) {
        return store.read(tx -> tx.eventStreams().choices(stream.id()));
    }

    @Test
    void choices_inTheirOrder_untilTheyAreReplaced_orTheStreamIsRemoved() {
        var stream = ofOperator();
        var other = ofOperator();
        var tenant = EventSubject.application(world.id());
        var whole =
                new EventSubject(
                        world.id(), world.id(), world.id(), world.id(), world.id(), world.id());
        choose(stream, whole, false);
        choose(stream, tenant, true);
        choose(other, tenant, false);

        assertThat(choices(stream).inOrder())
                .containsExactly(new SubjectChoice(whole, false), new SubjectChoice(tenant, true));
        world.write(
                tx ->
                        tx.eventStreams()
                                .choose(
                                        stream.id(),
                                        List.of(whole, tenant),
                                        new SubjectChoice(whole, true)));
        assertThat(choices(stream).inOrder()).containsExactly(new SubjectChoice(whole, true));
        world.write(tx -> tx.eventStreams().choose(stream.id(), List.of(whole), null));
        assertThat(choices(stream).inOrder()).isEmpty();

        store.<Boolean>write(tx -> tx.eventStreams().remove(other.id()));
        assertThat(choices(other).inOrder()).isEmpty();
    }

    @Test
    void event_aboutARemovedSubject_isNotToldToThatStream() {
        var stream = ofOperator();
        var other = ofOperator();
        Id<User> user = world.id();
        Id<Application> tenant = world.id();
        choose(stream, EventSubject.user(user), false);
        var itself = about(EventSubject.user(user));
        var within = about(EventSubject.user(user).in(tenant));
        var session = about(EventSubject.session(world.id(), user));
        var all = about(EventSubject.application(tenant));
        var another = about(EventSubject.user(world.id()).in(tenant));
        var told = List.of(itself, within, session, all, another);
        told.forEach(event -> tell(event, null));

        assertThat(waiting(stream)).containsExactly(all, another);
        assertThat(waiting(other)).isEqualTo(told);
    }

    @Test
    void event_aboutARemovedSubject_isToldWhereALaterChoiceAddsIt() {
        var reseller = world.reseller();
        var stream = stream(of(reseller), ALL);
        Id<User> user = world.id();
        Id<Application> tenant = world.id();
        choose(stream, EventSubject.application(tenant), false);
        choose(stream, EventSubject.user(user), true);
        var added = about(EventSubject.user(user).in(tenant));
        var removed = about(EventSubject.user(world.id()).in(tenant));
        world.write(
                tx -> {
                    tx.securityEvents().tellReseller(added, reseller.id());
                    tx.securityEvents().tell(removed, reseller.id());
                });

        assertThat(waiting(stream)).containsExactly(added);
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

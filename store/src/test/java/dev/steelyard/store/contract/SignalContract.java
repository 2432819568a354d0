package dev.steelyard.store.contract;

import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.signal.EventDelivery;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.EventSubject;
import dev.steelyard.domain.signal.EventType;
import dev.steelyard.domain.signal.SecurityEvent;
import dev.steelyard.domain.signal.StreamStatus;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Streams and security events, as tests of the store make them. */
abstract class SignalContract extends StoreContract {
    static final Set<String> ALL =
            Set.of(
                    EventType.SESSION_REVOKED.uri(),
                    EventType.TOKEN_CLAIMS_CHANGE.uri(),
                    EventType.CREDENTIAL_CHANGE.uri());

    EventStream stream(Authority authority, Set<String> requested) {
        var stream = unsaved(authority, requested, new EventDelivery.Poll());
        world.write(tx -> tx.eventStreams().insert(stream));
        return stream;
    }

    EventStream unsaved(Authority authority, Set<String> requested, EventDelivery delivery) {
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

    EventStream ofOperator() {
        return stream(new Authority.Operator(), ALL);
    }

    static Authority of(Reseller reseller) {
        return new Authority.OfReseller(reseller.id());
    }

    SecurityEvent event(EventType type) {
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

    void tell(SecurityEvent event, @Nullable Id<Reseller> reseller) {
        world.write(tx -> tx.securityEvents().tell(event, reseller));
    }

    List<SecurityEvent> waiting(EventStream stream) {
        return list(tx -> tx.securityEvents().waiting(stream.id(), 100));
    }

    long waiting() {
        return store.<Long>read(tx -> tx.securityEvents().waiting());
    }

    EventStream found(EventStream stream) {
        return find(tx -> tx.eventStreams().find(stream.id())).orElseThrow();
    }

    void set(EventStream stream, StreamStatus status) {
        world.write(tx -> tx.eventStreams().update(found(stream).with(status, "why")));
    }

    SecurityEvent again(SecurityEvent event) {
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
}

package dev.steelyard.domain.signal;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Authority;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A receiver's event stream of security events, with its configuration, status and delivery counts
 * (SSF 1.0, section 8.1.1).
 *
 * @param receiver a client of the management API
 * @param authority the receiver's authority, which limits the events it gets
 * @param requested URIs of events, unknown ones included
 * @param reason the reason for the status; null: none given
 * @param verified the last verification request; null: none
 * @param delivered the number of events that it acknowledged
 * @param dropped the number of events that were discarded before that
 */
public record EventStream(
        Id<EventStream> id,
        Id<Client> receiver,
        Authority authority,
        Set<String> requested,
        @Nullable String description,
        EventDelivery delivery,
        StreamStatus status,
        @Nullable String reason,
        Instant created,
        @Nullable Instant verified,
        long delivered,
        long dropped,
        long version) {
    public EventStream {
        requested = Set.copyOf(requested);
    }

    /** The types of events in the stream, besides those about the stream itself. */
    public List<EventType> types() {
        return EventType.supported(requested);
    }

    public EventStream with(StreamStatus other, @Nullable String why) {
        return new EventStream(
                id,
                receiver,
                authority,
                requested,
                description,
                delivery,
                other,
                why,
                created,
                verified,
                delivered,
                dropped,
                version);
    }

    public EventStream with(Set<String> events, @Nullable String text, EventDelivery other) {
        return new EventStream(
                id, receiver, authority, events, text, other, status, reason, created, verified,
                delivered, dropped, version);
    }
}

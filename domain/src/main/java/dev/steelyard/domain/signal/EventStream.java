package dev.steelyard.domain.signal;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Authority;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver is told (SSF 1.0, section 8.1.1).
 *
 * @param receiver a client of the management API
 * @param authority in whose name it listens, which says what it hears of
 * @param requested URIs of events, those that nobody here knows included
 * @param reason why the status is as it is; null: nothing was said
 * @param verified when it last asked for a verification; null: never
 * @param delivered how many events it has taken
 * @param dropped how many were given up before it took them
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

    /** The types of events that it is told of, beside those of the stream itself. */
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

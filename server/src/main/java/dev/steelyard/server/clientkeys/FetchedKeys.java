package dev.steelyard.server.clientkeys;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.server.outgoing.OutgoingRequestSender;
import dev.steelyard.server.outgoing.WaitingRequestLimiter;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Caches the public keys that clients publish at their {@code jwks_uri}. Thread-safe. */
final class FetchedKeys {
    private static final int MOST = 10_000;

    private final OutgoingRequestSender outgoing;
    private final WaitingRequestLimiter places;
    private final InstantSource clock;

    /** Evicts the least recently used. */
    private final Map<Id<Client>, PublishedKeys> clients =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Id<Client>, PublishedKeys> eldest) {
                    return size() > MOST;
                }
            };

    FetchedKeys(OutgoingRequestSender outgoing, WaitingRequestLimiter places, InstantSource clock) {
        this.outgoing = outgoing;
        this.places = places;
        this.clock = clock;
    }

    <T> Optional<T> find(Id<Client> client, String uri, Function<ClientKeySet, Optional<T>> look) {
        return of(client).find(URI.create(uri), look);
    }

    private PublishedKeys of(Id<Client> client) {
        synchronized (clients) {
            return clients.computeIfAbsent(
                    client, id -> new PublishedKeys(id, outgoing, places, clock));
        }
    }
}

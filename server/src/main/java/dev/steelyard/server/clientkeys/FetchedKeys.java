package dev.steelyard.server.clientkeys;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.server.outgoing.Outgoing;
import dev.steelyard.server.outgoing.WaitingPlaces;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Cache of the keys that clients publish at their {@code jwks_uri}. Thread-safe. */
final class FetchedKeys {
    private static final int MOST = 10_000;

    private final Outgoing outgoing;
    private final WaitingPlaces places;
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

    FetchedKeys(Outgoing outgoing, WaitingPlaces places, InstantSource clock) {
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

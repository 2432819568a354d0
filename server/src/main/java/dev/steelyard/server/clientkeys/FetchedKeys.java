package dev.steelyard.server.clientkeys;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.server.outgoing.Outgoing;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The keys that clients publish at their {@code jwks_uri}. Thread-safe. */
final class FetchedKeys {
    private static final int MOST = 10_000;

    private final Outgoing outgoing;
    private final InstantSource clock;

    /** The least recently asked for goes first. */
    private final Map<Place, KeysAtUri> places =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Place, KeysAtUri> eldest) {
                    return size() > MOST;
                }
            };

    /** Of each client its own: what one does to its entry is nothing to another. */
    private record Place(Id<Client> client, String uri) {}

    FetchedKeys(Outgoing outgoing, InstantSource clock) {
        this.outgoing = outgoing;
        this.clock = clock;
    }

    <T> Optional<T> find(Id<Client> client, String uri, Function<ClientKeySet, Optional<T>> look) {
        return at(new Place(client, uri)).find(look);
    }

    private KeysAtUri at(Place place) {
        synchronized (places) {
            return places.computeIfAbsent(
                    place,
                    _ -> new KeysAtUri(place.client(), URI.create(place.uri()), outgoing, clock));
        }
    }
}

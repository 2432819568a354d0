package dev.steelyard.server.clientkeys;

import dev.steelyard.domain.client.Client;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.outgoing.OutgoingRequestSender;
import dev.steelyard.server.outgoing.WaitingRequestLimiter;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the current public keys of a client, registered as {@code jwks} or fetched from its {@code
 * jwks_uri}. Thread-safe; may fetch.
 */
public final class ClientKeys {
    private final FetchedKeys fetched;
    private final InstantSource clock;

    public ClientKeys(
            OutgoingRequestSender outgoing, WaitingRequestLimiter places, InstantSource clock) {
        this.fetched = new FetchedKeys(outgoing, places, clock);
        this.clock = clock;
    }

    /**
     * The result of {@code look} in the client's keys; a fetched set may be fetched again for that.
     *
     * @throws OAuthError {@code temporarily_unavailable} where too many requests wait for them
     */
    <T> Optional<T> find(Client client, Function<ClientKeySet, Optional<T>> look) {
        var authentication = client.settings().authentication();
        if (!authentication.hasLiveKeys(clock.instant())) {
            return Optional.empty();
        }
        var jwks = authentication.jwks();
        var uri = authentication.jwksUri();
        if (jwks == null) {
            return uri == null ? Optional.empty() : fetched.find(client.id(), uri, look);
        }
        try {
            return look.apply(ClientKeySet.published(jwks));
        } catch (BadKeys e) {
            // Registered through a version that accepted other keys.
            return Optional.empty();
        }
    }
}

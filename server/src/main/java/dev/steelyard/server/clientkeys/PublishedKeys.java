package dev.steelyard.server.clientkeys;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.server.outgoing.OutgoingRequestSender;
import dev.steelyard.server.outgoing.RequestResult;
import dev.steelyard.server.outgoing.WaitingRequestLimiter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cached public keys from the {@code jwks_uri} of one client. They are fetched when they are
 * needed and old, or lack the key that is needed. Any caller can ask for a key that doesn't exist,
 * so a fetch is repeated only after {@link #AGAIN}, and after failures ever less often.
 * Thread-safe; one thread fetches, others wait only where they have no usable key, and each in a
 * place of its own.
 */
final class PublishedKeys {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);

    /** How long keys are used without a fetch: so long a withdrawn key stays valid. */
    static final Duration FRESH = Duration.ofMinutes(5);

    /** How long keys are used where the client can't be reached. */
    static final Duration STALE = Duration.ofHours(1);

    static final Duration AGAIN = Duration.ofSeconds(10);

    /** The longest pause between calls to a peer, however often it failed. */
    static final Duration LONGEST = FRESH;

    private final Id<Client> client;
    private final OutgoingRequestSender outgoing;
    private final WaitingRequestLimiter places;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Fetched last;

    // The pause is the client's, not the URI's: else each change of the URI would allow a call. One
    // change in LONGEST need not wait for it, so that a wrong URI can be corrected at once.
    private volatile Instant next = Instant.MIN;
    private volatile Instant nextChange = Instant.MIN;

    /** The pause after the next failure; guarded by the lock. */
    private Duration pause = AGAIN;

    /**
     * The last fetch.
     *
     * @param keys null: none were fetched yet
     * @param at when the keys were fetched
     */
    private record Fetched(URI uri, @Nullable ClientKeySet keys, Instant at) {}

    PublishedKeys(
            Id<Client> client,
            OutgoingRequestSender outgoing,
            WaitingRequestLimiter places,
            InstantSource clock) {
        this.client = client;
        this.outgoing = outgoing;
        this.places = places;
        this.clock = clock;
    }

    /**
     * The result of {@code look} in the keys at {@code uri}.
     *
     * @throws OAuthError {@code temporarily_unavailable} where too many requests wait for them
     */
    <T> Optional<T> find(URI uri, Function<ClientKeySet, Optional<T>> look) {
        var found = known(uri, look);
        return found.isPresent() ? refreshed(uri, look, found) : awaited(uri, look);
    }

    /** A key was found, so this neither waits for another thread nor has to fetch now. */
    private <T> Optional<T> refreshed(
            URI uri, Function<ClientKeySet, Optional<T>> look, Optional<T> found) {
        if (!wanted(uri, true)) {
            return found;
        }
        try (var place = places.tryTake(WaitingRequestLimiter.Use.KEYS, client)) {
            return place != null && fetching.tryLock() ? fetched(uri, look, place) : found;
        }
    }

    private <T> Optional<T> awaited(URI uri, Function<ClientKeySet, Optional<T>> look) {
        // The fetch of another thread may bring the key.
        if (!wanted(uri, false) && !fetching.isLocked()) {
            return known(uri, look);
        }
        try (var place = places.take(WaitingRequestLimiter.Use.KEYS, client)) {
            fetching.lock();
            return fetched(uri, look, place);
        }
    }

    /** Called with the lock held; releases it. */
    private <T> Optional<T> fetched(
            URI uri, Function<ClientKeySet, Optional<T>> look, WaitingRequestLimiter.Place place) {
        try {
            // Another thread may just have fetched them.
            var found = known(uri, look);
            if (wanted(uri, found.isPresent()) && !fetch(uri, place) && found.isEmpty()) {
                throw WaitingRequestLimiter.full();
            }
            return known(uri, look);
        } finally {
            fetching.unlock();
        }
    }

    private <T> Optional<T> known(URI uri, Function<ClientKeySet, Optional<T>> look) {
        var fetched = last;
        return fetched == null
                        || fetched.keys() == null
                        || !fetched.uri().equals(uri)
                        || clock.instant().isAfter(fetched.at().plus(STALE))
                ? Optional.empty()
                : look.apply(fetched.keys());
    }

    private boolean wanted(URI uri, boolean found) {
        var fetched = last;
        var now = clock.instant();
        if (fetched != null && !fetched.uri().equals(uri)) {
            return !now.isBefore(next) || !now.isBefore(nextChange);
        }
        boolean old =
                fetched == null || fetched.keys() == null || now.isAfter(fetched.at().plus(FRESH));
        return (old || !found) && !now.isBefore(next);
    }

    /** Whether the client was called: false where too many calls are in progress. */
    private boolean fetch(URI uri, WaitingRequestLimiter.Place place) {
        var now = clock.instant();
        var before = next;
        if (last == null || !last.uri().equals(uri)) {
            if (now.isBefore(before)) {
                nextChange = now.plus(LONGEST);
            }
            last = new Fetched(uri, null, now);
        }
        next = now.plus(AGAIN);
        switch (outgoing.get(place, uri, "application/jwk-set+json, application/json")) {
            case RequestResult.Answered answered when answered.status() == 200 ->
                    take(uri, answered.body(), now);
            case RequestResult.Answered(int status, _) -> failed("status " + status);
            case RequestResult.Forbidden(var reason) -> failed(reason);
            case RequestResult.Failed(var reason) -> failed(reason);
            case RequestResult.Busy() -> {
                // Nothing was sent, so there is no result and no reason to pause.
                next = before;
                return false;
            }
        }
        return true;
    }

    private void take(URI uri, String body, Instant now) {
        try {
            last = new Fetched(uri, ClientKeySet.published(body), now);
            pause = AGAIN;
        } catch (BadKeys e) {
            failed(e.description());
        }
    }

    private void failed(String reason) {
        LOG.warn("client {}: no keys from its jwks_uri: {}", client, reason);
        next = clock.instant().plus(pause);
        var longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }
}

package dev.steelyard.server.clientkeys;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.server.outgoing.Answer;
import dev.steelyard.server.outgoing.Outgoing;
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
 * The keys at one {@code jwks_uri}, fetched when they are asked for and old, or don't hold what is
 * asked for: anybody can ask for what isn't there, so that is tried again only after {@link
 * #AGAIN}, and after failures ever less often. Thread-safe; one thread fetches, others wait only
 * where there is nothing that they could use.
 */
final class KeysAtUri {
    private static final Logger LOG = LoggerFactory.getLogger(KeysAtUri.class);

    /** How long keys are used without a look: so long a key that was taken away is still good. */
    static final Duration FRESH = Duration.ofMinutes(5);

    /** How long they are used where the client can't be reached. */
    static final Duration STALE = Duration.ofHours(1);

    static final Duration AGAIN = Duration.ofSeconds(10);

    /** How long a peer is left alone, however often it failed. */
    static final Duration LONGEST = FRESH;

    private final Id<Client> client;
    private final URI uri;
    private final Outgoing outgoing;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Fetched last;
    private volatile Instant next = Instant.MIN;

    /** For how long the next failure leaves it alone; under the lock. */
    private Duration pause = AGAIN;

    private record Fetched(ClientKeySet keys, Instant at) {}

    KeysAtUri(Id<Client> client, URI uri, Outgoing outgoing, InstantSource clock) {
        this.client = client;
        this.uri = uri;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    <T> Optional<T> find(Function<ClientKeySet, Optional<T>> look) {
        var found = known(look);
        if (found.isEmpty()) {
            // What another thread is fetching may bring it.
            fetching.lock();
            return fetched(look);
        }
        return wanted(true) && fetching.tryLock() ? fetched(look) : found;
    }

    /** Holds the lock, and gives it back. */
    private <T> Optional<T> fetched(Function<ClientKeySet, Optional<T>> look) {
        try {
            // Another thread may just have done so.
            if (wanted(known(look).isPresent())) {
                fetch();
            }
            return known(look);
        } finally {
            fetching.unlock();
        }
    }

    private <T> Optional<T> known(Function<ClientKeySet, Optional<T>> look) {
        var fetched = last;
        return fetched == null || clock.instant().isAfter(fetched.at().plus(STALE))
                ? Optional.empty()
                : look.apply(fetched.keys());
    }

    private boolean wanted(boolean found) {
        var fetched = last;
        var now = clock.instant();
        boolean old = fetched == null || now.isAfter(fetched.at().plus(FRESH));
        return (old || !found) && !now.isBefore(next);
    }

    private void fetch() {
        var now = clock.instant();
        next = now.plus(AGAIN);
        switch (outgoing.get(client, uri, "application/jwk-set+json, application/json")) {
            case Answer.Answered answered when answered.status() == 200 ->
                    take(answered.body(), now);
            case Answer.Answered(int status, _, _) -> failed("status " + status, now);
            case Answer.Forbidden(var reason) -> failed(reason, now);
            case Answer.Failed(var reason) -> failed(reason, now);
            // Others' doing: it is not waited for any longer.
            case Answer.Busy() -> LOG.warn("client {}: its keys were not fetched: busy", client);
        }
    }

    private void take(String body, Instant now) {
        try {
            last = new Fetched(ClientKeySet.published(body), now);
            pause = AGAIN;
        } catch (BadKeys e) {
            failed(e.description(), now);
        }
    }

    private void failed(String reason, Instant now) {
        LOG.warn("client {}: no keys from its jwks_uri: {}", client, reason);
        next = now.plus(pause);
        var longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }
}

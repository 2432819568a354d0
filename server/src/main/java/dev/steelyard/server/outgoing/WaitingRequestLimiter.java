package dev.steelyard.server.outgoing;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.connection.PerHolderSemaphore;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits the requests that wait for a response from a URL that a client chose, such as its {@code
 * jwks_uri}. There is a limit in all, for each owner, and for each client and use. A request that
 * waits holds one of {@code limits.concurrent_requests}, so without a bound one peer that hangs
 * would take all of them. Waiting for the fetch of another request counts. Thread-safe; never
 * blocks for a place.
 */
public final class WaitingRequestLimiter {
    private static final int OWNERS = 4;
    private static final int CLIENTS = 8;

    private final ClientOwners owners;
    private final PerHolderSemaphore<Optional<Id<Reseller>>> ofOwners;
    private final PerHolderSemaphore<Holder> ofClients;

    /** The use of a peer. One use leaves places to the others. */
    public enum Use {
        KEYS,
        REQUEST_OBJECT,
        SECTOR,
        PUSH_ADDRESS
    }

    private record Holder(Use use, Id<?> whose) {}

    /** The place of one request; not thread-safe. */
    public static final class Place implements AutoCloseable {
        private final Optional<Id<Reseller>> owner;
        private final PerHolderSemaphore.Place ofClient;
        private final PerHolderSemaphore.Place ofOwner;

        private Place(
                Optional<Id<Reseller>> owner,
                PerHolderSemaphore.Place ofClient,
                PerHolderSemaphore.Place ofOwner) {
            this.owner = owner;
            this.ofClient = ofClient;
            this.ofOwner = ofOwner;
        }

        /** Empty: the operator. */
        Optional<Id<Reseller>> owner() {
            return owner;
        }

        @Override
        public void close() {
            ofOwner.close();
            ofClient.close();
        }
    }

    /**
     * @param all places; an owner has a quarter of them, a client an eighth for each use
     */
    public WaitingRequestLimiter(int all, ClientOwners owners) {
        this.owners = owners;
        this.ofOwners = new PerHolderSemaphore<>(all, Math.max(1, all / OWNERS));
        this.ofClients = new PerHolderSemaphore<>(all, Math.max(1, all / CLIENTS));
    }

    /**
     * A place for a request that waits for a peer of {@code client}.
     *
     * @throws OAuthError {@link #full}
     */
    public Place take(Use use, Id<Client> client) {
        return granted(tryTake(use, client));
    }

    /** As {@link #take}; null: there is none. */
    public @Nullable Place tryTake(Use use, Id<Client> client) {
        return tryTake(new Holder(use, client), () -> owners.of(client));
    }

    /**
     * A place for a request that waits for a peer of a client of {@code owner}; the client may not
     * exist yet.
     *
     * @throws OAuthError {@link #full}
     */
    public Place takeFor(Use use, Id<Reseller> owner) {
        return granted(tryTake(new Holder(use, owner), () -> Optional.of(owner)));
    }

    /** Finding the owner may read the store and fail; then no place stays taken. */
    private @Nullable Place tryTake(Holder holder, Supplier<Optional<Id<Reseller>>> of) {
        var ofClient = ofClients.take(holder);
        if (ofClient == null) {
            return null;
        }
        PerHolderSemaphore.Place ofOwner = null;
        try {
            var owner = of.get();
            ofOwner = ofOwners.take(owner);
            return ofOwner == null ? null : new Place(owner, ofClient, ofOwner);
        } finally {
            if (ofOwner == null) {
                ofClient.close();
            }
        }
    }

    private static Place granted(@Nullable Place place) {
        if (place == null) {
            throw full();
        }
        return place;
    }

    /** {@code temporarily_unavailable}: nothing was examined, so the error says nothing of it. */
    public static OAuthError full() {
        return new OAuthError(
                OAuthError.Code.TEMPORARILY_UNAVAILABLE,
                "Too many requests wait for addresses of this client. Try again after Retry-After.");
    }
}

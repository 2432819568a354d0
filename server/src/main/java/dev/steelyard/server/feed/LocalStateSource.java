package dev.steelyard.server.feed;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.domain.user.User;
import dev.steelyard.guard.feed.StateSource;
import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.guard.internal.state.Revocations;
import dev.steelyard.guard.principal.PrincipalApplication;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.principal.PrincipalState;
import dev.steelyard.guard.principal.Revocation;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.feed.change.CacheUpdater;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Supplies the guard of this server's own APIs with the current permissions of users and clients,
 * within the process. Thread-safe.
 */
public final class LocalStateSource implements StateSource {
    private final Directory directory;
    private final CacheUpdater pump;
    private final Semaphore places;
    private final Revocations revocations;
    private final Supplier<ResourceServer> at;

    /**
     * @param places for requests that wait for the database
     * @param at the resource server of the guarded API
     */
    public LocalStateSource(
            Directory directory,
            CacheUpdater pump,
            Semaphore places,
            Revocations revocations,
            Supplier<ResourceServer> at) {
        this.directory = directory;
        this.pump = pump;
        this.places = places;
        this.revocations = revocations;
        this.at = at;
    }

    @Override
    public PrincipalState state(PrincipalRef principal) {
        var user = principal.user();
        var ref =
                new dev.steelyard.domain.principal.PrincipalRef(
                        new Id<Client>(principal.client()),
                        user == null ? null : new Id<User>(user));
        try {
            return GuardStateConverter.ofApiWithoutKeys(directory.state(ref, at.get()));
        } catch (StoreUnavailable e) {
            throw new StateUnavailable("the store is unavailable", e);
        }
    }

    /** The management API belongs to no application. */
    @Override
    public List<PrincipalApplication> applications(PrincipalRef principal) {
        return List.of();
    }

    @Override
    public boolean hasOrigin(String origin) {
        return directory.hasOrigin(origin);
    }

    @Override
    public boolean revoked(Revocation.Kind kind, String value) {
        return revocations.contains(kind, value);
    }

    @Override
    public long applied() {
        return directory.applied();
    }

    @Override
    public void catchUp(long seq) {
        if (!places.tryAcquire()) {
            throw new StateUnavailable("too many requests wait for the database");
        }
        try {
            pump.drain();
        } catch (StoreUnavailable e) {
            throw new StateUnavailable("the store is unavailable", e);
        } finally {
            places.release();
        }
        if (directory.applied() < seq) {
            throw new StateUnavailable("the store knows of no change with that number");
        }
    }

    @Override
    public Duration silence() {
        return pump.silence();
    }
}

package dev.steelyard.server.directory;

import static java.util.stream.Collectors.toSet;

import dev.steelyard.domain.change.Change;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.derivation.PrincipalStateService;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.principal.PrincipalState;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.guard.feed.CacheMetrics;
import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.guard.internal.state.KnownOrigins;
import dev.steelyard.guard.internal.state.LiveCache;
import dev.steelyard.guard.internal.state.LiveCache.Loaded;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Looks up clients, resource servers and the permissions of users and clients, in caches over the
 * store. The store's change log keeps the caches current. A look-up asks the database only for an
 * entry that is not cached or has changed; each look-up throws {@link StoreUnavailable} where it
 * can't. Thread-safe.
 */
public final class Directory {
    private static final int CLIENTS = 100_000;
    private static final int STATES = 100_000;
    private static final int RESOURCE_SERVERS = 1_000;

    private final LiveCache<Id<Client>, Optional<CachedClient>> clients;
    private final LiveCache<Id<ResourceServer>, Optional<CachedResourceServer>> resourceServers;
    private final LiveCache<StateKey, PrincipalState> states;
    private final LiveCache<String, Catalogue> catalogue;
    private final KnownOrigins origins;

    // Raised only when every cache has heard of the change: a reader of the number finds nothing
    // older.
    private volatile long applied;

    private record StateKey(PrincipalRef principal, Id<ResourceServer> resourceServer) {}

    /**
     * @param places for requests that wait for the database; without one a look-up of an entry that
     *     is not cached throws {@link StoreUnavailable} at once
     */
    public Directory(Store store, Semaphore places, InstantSource clock) {
        clients = new LiveCache<>(CLIENTS, places, id -> store.read(tx -> client(tx, id, clock)));
        resourceServers =
                new LiveCache<>(
                        RESOURCE_SERVERS,
                        places,
                        id -> store.read(tx -> resourceServer(tx, id, clock)));
        states = new LiveCache<>(STATES, places, key -> store.read(tx -> state(tx, key, clock)));
        catalogue = new LiveCache<>(1, places, _ -> store.read(Directory::catalogue));
        origins = new KnownOrigins(places, origin -> store.read(tx -> origin(tx, origin)));
    }

    public Optional<CachedClient> client(Id<Client> id) {
        return found(() -> clients.get(id));
    }

    public Optional<CachedResourceServer> resourceServer(Id<ResourceServer> id) {
        return found(() -> resourceServers.get(id));
    }

    /** The state of {@code principal} at that resource server, as guards get it. */
    public PrincipalState state(PrincipalRef principal, ResourceServer at) {
        return found(() -> states.get(new StateKey(principal, at.id())));
    }

    public Catalogue catalogue() {
        return found(() -> catalogue.get(""));
    }

    /** Whether a live client registered {@code origin}. */
    public boolean hasOrigin(String origin) {
        return found(() -> origins.contains(origin));
    }

    private static <T> T found(Supplier<T> look) {
        try {
            return look.get();
        } catch (StateUnavailable e) {
            throw new StoreUnavailable(String.valueOf(e.getMessage()), null);
        }
    }

    /** Marks the entries stale that {@code change} concerns. */
    public void apply(Change change) {
        var keys = change.keys().stream().map(ChangeKey::text).collect(toSet());
        // Entries that depend on all rows of a kind have this key; no change of the store has it.
        change.keys().forEach(key -> keys.add(any(key)));
        all().forEach(cache -> cache.changed(change.seq(), keys));
        applied = Math.max(applied, change.seq());
    }

    /** Marks everything stale; {@link #apply} gets changes from {@code head} on. */
    public void reset(long head) {
        all().forEach(cache -> cache.reset(head));
        applied = head;
    }

    /** The number of the last change that was applied: the {@code seq} of new tokens. */
    public long applied() {
        return applied;
    }

    /** The figures of each cache, by the kind of its entries. */
    public Map<String, CacheMetrics> figures() {
        return Map.of(
                "clients", clients.figures(),
                "resource_servers", resourceServers.figures(),
                "states", states.figures(),
                "catalogue", catalogue.figures(),
                "origins", origins.cache().figures());
    }

    private Collection<LiveCache<?, ?>> all() {
        return List.of(clients, resourceServers, states, catalogue, origins.cache());
    }

    private static String any(ChangeKey key) {
        var text = key.text();
        int colon = text.indexOf(':');
        return (colon < 0 ? text : text.substring(0, colon)) + ":any";
    }

    private static Loaded<Optional<CachedClient>> client(
            Transaction tx, Id<Client> id, InstantSource clock) {
        var known =
                tx.clients()
                        .find(id)
                        .map(client -> new CachedClient(client, liveSecrets(tx, id, clock)));
        return new Loaded<>(known, tx.head(), Set.of(ChangeKey.client(id).text()));
    }

    private static Loaded<Optional<CachedResourceServer>> resourceServer(
            Transaction tx, Id<ResourceServer> id, InstantSource clock) {
        var known =
                tx.resourceServers()
                        .find(id)
                        .map(
                                server ->
                                        new CachedResourceServer(
                                                server, liveSecrets(tx, id, clock)));
        return new Loaded<>(known, tx.head(), Set.of(ChangeKey.resource(id).text()));
    }

    private static List<Credential> liveSecrets(Transaction tx, Id<?> holder, InstantSource clock) {
        var now = clock.instant();
        return tx.credentials().of(holder).stream()
                .filter(credential -> credential.kind() == SecretKind.CLIENT_SECRET)
                .filter(credential -> credential.live(now))
                .toList();
    }

    private static Loaded<PrincipalState> state(Transaction tx, StateKey key, InstantSource clock) {
        var at =
                tx.resourceServers()
                        .find(key.resourceServer())
                        .orElseThrow(() -> new IllegalStateException("a resource server is gone"));
        var state = PrincipalStateService.state(tx, key.principal(), at, clock.instant());
        var keys = state.dependsOn().stream().map(ChangeKey::text).collect(toSet());
        return new Loaded<>(state, state.asOf(), keys);
    }

    private static Loaded<Boolean> origin(Transaction tx, String origin) {
        return new Loaded<>(
                tx.clients().hasOrigin(origin), tx.head(), Set.of(ChangeKey.ORIGINS.text()));
    }

    private static Loaded<Catalogue> catalogue(Transaction tx) {
        return new Loaded<>(
                Catalogue.of(tx.resourceServers().list(), tx.permissions().list()),
                tx.head(),
                Set.of(ChangeKey.PLATFORM.text(), "resource:any"));
    }
}

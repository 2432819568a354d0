package dev.steelyard.server;

import dev.steelyard.admin.AdminContext;
import dev.steelyard.admin.AdminSettings;
import dev.steelyard.admin.Management;
import dev.steelyard.domain.derivation.Principals;
import dev.steelyard.domain.id.Ids;
import dev.steelyard.domain.journal.Endings;
import dev.steelyard.domain.secret.Secrets;
import dev.steelyard.domain.store.BuiltInRows;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.user.PasswordHasher;
import dev.steelyard.guard.state.Revocations;
import dev.steelyard.server.chore.Chores;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.feed.Pump;
import dev.steelyard.server.ground.BoundedStore;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.issuance.FetchedSectors;
import dev.steelyard.server.issuance.Subjects;
import dev.steelyard.server.keys.KeptSecret;
import dev.steelyard.server.keys.MasterKey;
import dev.steelyard.server.keys.SealedKeys;
import dev.steelyard.server.keys.SigningKeys;
import dev.steelyard.server.login.Turns;
import dev.steelyard.server.logout.BackchannelLogout;
import dev.steelyard.server.logout.Messenger;
import dev.steelyard.server.outgoing.Outgoing;
import dev.steelyard.server.outgoing.WaitingPlaces;
import dev.steelyard.server.settings.ServerSettings;
import dev.steelyard.server.signals.Pusher;
import dev.steelyard.server.token.RefreshSecrets;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * What every endpoint stands on, made once at start.
 *
 * @param store of the chores, which are few
 * @param bounded the store of requests
 * @param places for requests that wait for addresses that clients chose
 * @param provider what signs and verifies; null: the JDK
 * @param turns the queue before {@code passwords}
 * @param chores what is done beside requests; ends with {@link #close}
 */
public record Core(
        ServerSettings settings,
        Store store,
        BoundedStore bounded,
        WaitingPlaces places,
        Ids ids,
        Secrets secrets,
        InstantSource clock,
        PasswordHasher passwords,
        Turns turns,
        Management management,
        MasterKey masterKey,
        @Nullable Provider provider,
        SigningKeys keys,
        Directory directory,
        Subjects subjects,
        RefreshSecrets refreshSecrets,
        Revocations revocations,
        Pump pump,
        Chores chores,
        Counted counted)
        implements AutoCloseable {

    /**
     * Makes what is built in, reads or makes the signing keys, and begins to follow the list of
     * changes.
     *
     * @throws MasterKey.WrongMasterKey where the stored keys were sealed under another one
     */
    public static Core start(
            ServerSettings settings,
            Store store,
            InstantSource clock,
            SecureRandom random,
            PasswordHasher passwords,
            MasterKey masterKey,
            @Nullable Provider provider) {
        var ids = new Ids(clock, random);
        var secrets = new Secrets(random);
        var sealedKeys = new SealedKeys(masterKey, ids, clock);
        // First, so that with a wrong master key nothing is written.
        var keys = new SigningKeys(store, sealedKeys, clock, provider);
        store.write(
                tx -> {
                    BuiltInRows.ensure(tx, settings.origin());
                    return true;
                });
        var databasePlaces = new Semaphore(settings.requests().waitingForDatabase());
        var bounded = new BoundedStore(store, databasePlaces);
        var places =
                new WaitingPlaces(
                        settings.requests().waitingForPeers(),
                        client -> bounded.read(tx -> Principals.owner(tx, client)));
        var management =
                new Management(
                        new AdminContext(
                                bounded,
                                ids,
                                secrets,
                                clock,
                                passwords,
                                sealedKeys,
                                keys,
                                new Endings(settings.lifetimes().revocation(), clock, ids),
                                new FetchedSectors(outgoing(settings, store), places),
                                new AdminSettings(
                                        settings.limits(),
                                        settings.lifetimes().links(),
                                        settings.lifetimes().keySchedule(),
                                        settings.lifetimes().session(),
                                        settings.offered())));
        management.keepKeys().keep();
        keys.reload();
        var directory = new Directory(store, databasePlaces, clock);
        var subjects =
                new Subjects(directory, KeptSecret.of("pairwise_subjects", store, sealedKeys));
        var refreshSecrets =
                new RefreshSecrets(
                        ids, secrets, KeptSecret.of("refresh_tokens", store, sealedKeys));
        var revocations = new Revocations(clock);
        var pump = new Pump(store.changes(), directory, revocations, keys);
        var chores = new Chores();
        pump.follow(chores);
        return new Core(
                settings,
                store,
                bounded,
                places,
                ids,
                secrets,
                clock,
                passwords,
                new Turns(passwords.places(), settings.requests().waitingForHasher()),
                management,
                masterKey,
                provider,
                keys,
                directory,
                subjects,
                refreshSecrets,
                revocations,
                pump,
                chores,
                Counted.nothing());
    }

    /** What tells clients of logouts; to be run now and then, and closed. */
    public BackchannelLogout backchannelLogout() {
        var messenger =
                new Messenger(store, keys, subjects, settings.issuer(), newOutgoing(), ids, clock);
        return new BackchannelLogout(store, clock, messenger);
    }

    /** What calls receivers of security events; to be run now and then, and closed. */
    public Pusher pusher() {
        return new Pusher(
                store,
                keys,
                new SealedKeys(masterKey, ids, clock),
                management.streams(),
                settings.issuer(),
                newOutgoing(),
                clock);
    }

    /** Records events that were counted only and wait for too long; to be run now and then. */
    public void tellUntold() {
        ground().journal().tellUntold(store, clock.instant());
    }

    /** One for each use: what hangs there keeps nothing else from going out. */
    Outgoing newOutgoing() {
        return outgoing(settings, store);
    }

    private static Outgoing outgoing(ServerSettings settings, Store store) {
        return new Outgoing(
                settings.outgoing(), client -> store.read(tx -> Principals.owner(tx, client)));
    }

    Ground ground() {
        return new Ground(settings, bounded, ids, secrets, clock);
    }

    /** For {@link dev.steelyard.http.route.Lane#GUARDS}, whose requests take nothing of others. */
    Ground groundOfGuards() {
        var places = new Semaphore(settings.requests().waitingForDatabase());
        return new Ground(settings, new BoundedStore(store, places), ids, secrets, clock);
    }

    @Override
    public void close() {
        chores.close();
    }
}

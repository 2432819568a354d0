package dev.steelyard.server;

import com.nimbusds.jose.JWSAlgorithm;
import dev.steelyard.admin.AdminContext;
import dev.steelyard.admin.AdminSettings;
import dev.steelyard.admin.Management;
import dev.steelyard.admin.mail.MailWriter;
import dev.steelyard.domain.derivation.PrincipalStateService;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.store.BuiltInRowWriter;
import dev.steelyard.domain.store.Store;
import dev.steelyard.guard.internal.state.Revocations;
import dev.steelyard.guard.internal.token.TokenVerifier;
import dev.steelyard.server.account.data.AccountDeleter;
import dev.steelyard.server.chore.Chores;
import dev.steelyard.server.clientauth.CredentialUseRecorder;
import dev.steelyard.server.clientkeys.ClientKeySet;
import dev.steelyard.server.context.ActivityServices;
import dev.steelyard.server.context.BoundedStore;
import dev.steelyard.server.context.ServerContext;
import dev.steelyard.server.context.TokenServices;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.feed.change.CacheUpdater;
import dev.steelyard.server.hashing.HasherQueue;
import dev.steelyard.server.issuance.IdTokenHints;
import dev.steelyard.server.issuance.IssuedTokenVerifier;
import dev.steelyard.server.issuance.RefreshTokenService;
import dev.steelyard.server.issuance.ScopeRules;
import dev.steelyard.server.issuance.SectorUriFetcher;
import dev.steelyard.server.issuance.SubjectConverter;
import dev.steelyard.server.keys.DeploymentSecret;
import dev.steelyard.server.keys.KeyEncryptionService;
import dev.steelyard.server.keys.MasterKey;
import dev.steelyard.server.keys.SigningKeys;
import dev.steelyard.server.logout.BackchannelLogout;
import dev.steelyard.server.logout.LogoutTokenSender;
import dev.steelyard.server.metering.NodeCounters;
import dev.steelyard.server.metering.Throttle;
import dev.steelyard.server.outgoing.OutgoingRequestSender;
import dev.steelyard.server.outgoing.WaitingRequestLimiter;
import dev.steelyard.server.refusal.GuardMessages;
import dev.steelyard.server.refusal.RefusalWriter;
import dev.steelyard.server.settings.ServerSettings;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * The services that a server process creates once at start, such as token issuance and background
 * tasks. Its endpoints and its management API share them.
 *
 * @param context of requests, whose use of the store is bounded
 * @param places for requests that wait for addresses that clients chose
 * @param hasherQueue the queue before the password hasher
 * @param chores the node's background work; ends with {@link #close}
 */
public record Core(
        Environment environment,
        ServerContext context,
        WaitingRequestLimiter places,
        HasherQueue hasherQueue,
        Management management,
        Directory directory,
        TokenServices tokens,
        ActivityServices activity,
        Revocations revocations,
        CacheUpdater pump,
        Chores chores)
        implements AutoCloseable {
    /** Tokens kept for one API; a token is seldom presented to this server's own endpoints. */
    private static final int REMEMBERED = 10_000;

    /**
     * Creates the built-in rows, reads or creates the signing keys, and begins to follow the list
     * of changes.
     *
     * @throws MasterKey.WrongMasterKey where the stored keys were sealed under another master key
     */
    public static Core start(ServerSettings settings, Environment environment) {
        var store = environment.store();
        var clock = environment.clock();
        var ids = new IdGenerator(clock, environment.random());
        var secrets = new SecretGenerator(environment.random());
        var sealedKeys = sealedKeys(environment, ids);
        // First, so that with a wrong master key nothing is written.
        var keys = new SigningKeys(store, sealedKeys, clock, environment.provider());
        store.execute(tx -> BuiltInRowWriter.ensure(tx, settings.origin()));
        var databasePlaces = new Semaphore(settings.requests().waitingForDatabase());
        var context =
                new ServerContext(
                        settings, new BoundedStore(store, databasePlaces), ids, secrets, clock);
        var places =
                new WaitingRequestLimiter(
                        settings.requests().waitingForPeers(),
                        client ->
                                context.store()
                                        .read(tx -> PrincipalStateService.owner(tx, client)));
        var management =
                new Management(
                        new AdminContext(
                                context.store(),
                                ids,
                                secrets,
                                clock,
                                environment.passwords(),
                                sealedKeys,
                                keys,
                                context.endings(),
                                new SectorUriFetcher(outgoing(settings, store), places),
                                new MailWriter(settings.mail(), ids, clock, sealedKeys::seal),
                                settings::link,
                                ClientKeySet::problem,
                                GuardMessages::of,
                                new AdminSettings(
                                        settings.platform(),
                                        settings.issuer().toString(),
                                        settings.limits(),
                                        settings.freshProof(),
                                        settings.lifetimes().links(),
                                        settings.lifetimes().keySchedule(),
                                        settings.lifetimes().session(),
                                        settings.offered(),
                                        settings.registrationEndpoint())));
        management.keepKeys().keep();
        keys.reload();
        var directory = new Directory(store, databasePlaces, clock);
        var revocations = new Revocations(clock);
        var tokens = tokens(context, environment, sealedKeys, keys, directory, revocations);
        var counted = NodeCounters.nothing();
        var activity =
                new ActivityServices(
                        new Throttle(
                                context.store(),
                                environment.masterKey().seal("throttle"),
                                clock,
                                counted.limited()),
                        new CredentialUseRecorder(store, clock),
                        counted,
                        new RefusalWriter(store, ids, clock));
        var pump = new CacheUpdater(store.changes(), directory, revocations, keys);
        var chores = new Chores();
        pump.follow(chores);
        return new Core(
                environment,
                context,
                places,
                new HasherQueue(
                        environment.passwords().places(), settings.requests().waitingForHasher()),
                management,
                directory,
                tokens,
                activity,
                revocations,
                pump,
                chores);
    }

    private static TokenServices tokens(
            ServerContext context,
            Environment environment,
            KeyEncryptionService sealedKeys,
            SigningKeys keys,
            Directory directory,
            Revocations revocations) {
        var settings = context.settings();
        var store = environment.store();
        var subjects =
                new SubjectConverter(
                        directory, DeploymentSecret.of("pairwise_subjects", store, sealedKeys));
        return new TokenServices(
                keys,
                subjects,
                new ScopeRules(directory, settings),
                new RefreshTokenService(
                        context.ids(),
                        context.secrets(),
                        DeploymentSecret.of("refresh_tokens", store, sealedKeys)),
                new IssuedTokenVerifier(
                        settings.issuer().toString(),
                        directory,
                        revocations,
                        subjects,
                        audience ->
                                new TokenVerifier(
                                        new TokenVerifier.Expected(
                                                settings.issuer().toString(),
                                                audience,
                                                Set.of(JWSAlgorithm.ES256),
                                                settings.lifetimes().clockSkew()),
                                        keys::published,
                                        environment.clock(),
                                        environment.provider(),
                                        REMEMBERED)),
                new IdTokenHints(keys, subjects, settings));
    }

    public ServerSettings settings() {
        return context.settings();
    }

    public IdGenerator ids() {
        return context.ids();
    }

    public SigningKeys keys() {
        return tokens.keys();
    }

    /** Notifies clients of logouts. The caller runs it at intervals and closes it. */
    public BackchannelLogout backchannelLogout() {
        var messenger =
                new LogoutTokenSender(
                        environment.store(),
                        keys(),
                        tokens.subjects(),
                        settings().issuer(),
                        newOutgoing(),
                        ids(),
                        environment.clock());
        return new BackchannelLogout(environment.store(), environment.clock(), messenger);
    }

    /** Creates, seals and opens keys under the present master key. */
    public KeyEncryptionService sealedKeys() {
        return sealedKeys(environment, ids());
    }

    private static KeyEncryptionService sealedKeys(Environment environment, IdGenerator ids) {
        return new KeyEncryptionService(
                environment.masterKey(), ids, environment.clock(), environment.provider());
    }

    /** Records audit events that were only counted and waited too long; to be run at intervals. */
    public void tellUntold() {
        context.journal().tellUntold(environment.store(), environment.clock().instant());
    }

    /** Deletes the accounts whose users wished so 14 days ago; to be run at intervals. */
    public void deleteAccounts() {
        new AccountDeleter(context).deleteDue();
    }

    /** A client for outgoing requests, one for each use: a hanging receiver delays no other use. */
    public OutgoingRequestSender newOutgoing() {
        return outgoing(settings(), environment.store());
    }

    private static OutgoingRequestSender outgoing(ServerSettings settings, Store store) {
        return new OutgoingRequestSender(
                settings.outgoing(),
                client -> store.read(tx -> PrincipalStateService.owner(tx, client)));
    }

    /**
     * The context of {@link dev.steelyard.http.route.Lane#GUARDS}, whose requests take no capacity
     * from other requests.
     */
    ServerContext contextOfGuards() {
        var bounded =
                new BoundedStore(
                        environment.store(),
                        new Semaphore(settings().requests().waitingForDatabase()));
        return new ServerContext(
                settings(), bounded, ids(), context.secrets(), environment.clock());
    }

    @Override
    public void close() {
        chores.close();
    }
}

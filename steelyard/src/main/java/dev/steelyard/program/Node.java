package dev.steelyard.program;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.domain.user.PasswordHasher;
import dev.steelyard.http.route.Route;
import dev.steelyard.http.server.ReplyObserver;
import dev.steelyard.program.configuration.Configuration;
import dev.steelyard.program.crypto.Argon2;
import dev.steelyard.program.crypto.CryptoProviderSelector;
import dev.steelyard.program.crypto.MasterKeys;
import dev.steelyard.program.metrics.node.NodeMetrics;
import dev.steelyard.program.settings.MetricsSettings;
import dev.steelyard.server.AuthorizationServer;
import dev.steelyard.server.Core;
import dev.steelyard.server.Environment;
import dev.steelyard.server.logout.BackchannelLogout;
import dev.steelyard.server.settings.Lifetimes;
import dev.steelyard.signals.Pusher;
import dev.steelyard.signals.SignalRoutes;
import dev.steelyard.store.SchemaMigrator;
import dev.steelyard.store.StoreFactory;
import dev.steelyard.store.sql.SchemaMismatch;
import dev.steelyard.store.sql.SchemaMismatch.Found;
import dev.steelyard.store.sql.transaction.Retention;
import dev.steelyard.store.sql.transaction.SqlStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An authorization server process, with its configuration, store and services. While it serves, it
 * also has the HTTP server and background jobs.
 */
public final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration TELL_EVERY = Duration.ofSeconds(1);
    private static final Duration NOTICE_EVERY = Duration.ofMinutes(15);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    private final OpenedDatabase database;
    private final SqlStore store;
    private final Core core;
    private final BackchannelLogout logouts;
    private final Pusher signals;
    private final @Nullable MailDelivery mails;
    private final InstantSource clock;
    private final Duration sealEvery;
    private final Retention retention;
    private final @Nullable MetricsSettings metricsAt;
    private final LongAdder expired = new LongAdder();
    private @Nullable NodeMetrics metrics;

    private Node(
            OpenedDatabase database, Core core, InstantSource clock, Configuration configuration) {
        this.database = database;
        this.store = database.store();
        this.core = core;
        this.logouts = core.backchannelLogout();
        this.signals = new Pusher(core);
        this.mails =
                configuration.smtp() == null ? null : MailDelivery.of(core, configuration.smtp());
        this.clock = clock;
        this.sealEvery = configuration.audit().sealEvery();
        this.metricsAt = configuration.metrics();
        this.retention = retention(core.settings().lifetimes());
    }

    /** Migrates the database if necessary, opens it, and reads or creates the keys. */
    public static Node open(Configuration configuration) {
        return open(configuration, false);
    }

    /**
     * As {@link #open(Configuration)}.
     *
     * @param newIssuer whether the store now belongs to the configured issuer, even if it was
     *     another's
     * @throws ConfigurationError it belongs to another issuer, or the data folder can't be used
     */
    public static Node open(Configuration configuration, boolean newIssuer) {
        return open(configuration, newIssuer, Argon2::new);
    }

    /**
     * As {@link #open(Configuration, boolean)}, with a cheaper password hasher: for tests.
     *
     * @param hasher creates it from the node's random numbers
     */
    static Node open(
            Configuration configuration,
            boolean newIssuer,
            Function<SecureRandom, PasswordHasher> hasher) {
        var clock = InstantSource.system();
        var random = new SecureRandom();
        configuration.store().makeDataFolder();
        // Before the store, so that an unreadable key leaves it untouched.
        var masterKeys =
                MasterKeys.find(configuration.masterKeys(), configuration.store().data(), random);
        var database = open(configuration, clock);
        var store = database.store();
        try {
            var issuer = configuration.server().issuer().toString();
            var owner = new IssuerChecker(store, issuer, newIssuer);
            owner.check();
            var core =
                    Core.start(
                            configuration.server(),
                            new Environment(
                                    store,
                                    clock,
                                    random,
                                    hasher.apply(random),
                                    masterKeys.of(store),
                                    CryptoProviderSelector.fastest()));
            try {
                owner.claim();
            } catch (RuntimeException e) {
                core.close();
                throw e;
            }
            return new Node(database, core, clock, configuration);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Opens first and migrates only where needed: the migrator is slow to load, and hardly ever
     * needed.
     */
    private static OpenedDatabase open(Configuration configuration, InstantSource clock) {
        var url = configuration.store().databaseUrl();
        int connections = configuration.store().connections();
        try {
            return new OpenedDatabase(StoreFactory.open(url, clock, connections), url, false);
        } catch (SchemaMismatch e) {
            if (e.found() != Found.NONE && e.found() != Found.OLDER) {
                throw e;
            }
            int migrations = SchemaMigrator.migrate(url);
            if (e.found() == Found.OLDER) {
                LOG.info("the database was migrated: {} migrations", migrations);
            }
            return new OpenedDatabase(
                    StoreFactory.open(url, clock, connections), url, e.found() == Found.NONE);
        }
    }

    /** The database of {@link #store}. */
    private record OpenedDatabase(SqlStore store, String url, boolean made) {
        @Override
        public String toString() {
            return (made ? "a new database was created: " : "the database is ")
                    + StoreFactory.describe(url);
        }
    }

    /** An hour, or a day, more than needed: nodes may be restarted with other lifetimes. */
    static Retention retention(Lifetimes lifetimes) {
        return new Retention(
                lifetimes.revocation().plusHours(1),
                shorter(lifetimes.session().idle(), lifetimes.session().absolute()).plusDays(1),
                shorter(lifetimes.refreshIdle(), lifetimes.refreshAbsolute()).plusDays(1),
                lifetimes.decisions(),
                lifetimes.refusals());
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    public Core core() {
        return core;
    }

    /** Describes the database, and whether it is new, in a sentence without secrets. */
    public String database() {
        return database.toString();
    }

    /**
     * Starts to listen, to seal, to deliver logouts, security events and mails, and to delete
     * expired rows.
     *
     * @return the listener, which is to be closed before the node
     */
    public AuthorizationServer serve() {
        LOG.info("{}", database);
        var routes = SignalRoutes.of(core);
        var server =
                metricsAt == null
                        ? AuthorizationServer.start(core, routes, ReplyObserver.NONE)
                        : measured(metricsAt, routes);
        var manage = core.management();
        var chores = core.chores();
        chores.every(SWEEP_EVERY, "expired-rows", this::sweep);
        chores.every(SWEEP_EVERY, "account-deletions", core::deleteAccounts);
        chores.every(SWEEP_EVERY, "signing-keys", manage.keepKeys()::keep);
        chores.every(SWEEP_EVERY, "master-key", manage.masterKey()::settle);
        deliver("logouts", logouts::deliver);
        if (core.settings().signals().on()) {
            deliver("signals", signals::deliver);
        }
        if (mails != null) {
            deliver("mails", mails::deliver);
            chores.every(NOTICE_EVERY, "expiry-mails", manage.expiryMailer()::tell);
        }
        chores.every(SWEEP_EVERY, "untold-events", core::tellUntold);
        chores.every(sealEvery, "audit-seals", manage.sealEvents()::seal);
        return server;
    }

    /** At once after a commit of this node, and at intervals what others or failures left. */
    private void deliver(String name, Runnable round) {
        store.onMessage(core.chores().every(TELL_EVERY, name, round)::wake);
    }

    private AuthorizationServer measured(MetricsSettings at, List<Route> routes) {
        var opened =
                new NodeMetrics(
                        at, core, store, mails == null ? null : mails.sender(), expired::sum);
        metrics = opened;
        var server = AuthorizationServer.start(core, routes, opened.requests());
        opened.load(server::load);
        return server;
    }

    /** The port of the metrics listener, while it serves; empty: none. */
    public OptionalInt metricsPort() {
        return metrics == null ? OptionalInt.empty() : OptionalInt.of(metrics.port());
    }

    private void sweep() {
        expired.add(store.sweep(clock.instant(), retention));
    }

    /** Stops background work, then closes the store. */
    @Override
    public void close() {
        if (metrics != null) {
            metrics.close();
        }
        core.close();
        logouts.close();
        signals.close();
        if (mails != null) {
            mails.close();
        }
        store.close();
    }
}

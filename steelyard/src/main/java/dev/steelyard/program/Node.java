package dev.steelyard.program;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.http.route.Route;
import dev.steelyard.http.server.Watcher;
import dev.steelyard.program.configuration.Configuration;
import dev.steelyard.program.crypto.Argon2;
import dev.steelyard.program.crypto.MasterKeys;
import dev.steelyard.program.crypto.Providers;
import dev.steelyard.program.metrics.node.NodeMetrics;
import dev.steelyard.program.settings.MetricsSettings;
import dev.steelyard.server.AuthorizationServer;
import dev.steelyard.server.Core;
import dev.steelyard.server.Environment;
import dev.steelyard.server.logout.BackchannelLogout;
import dev.steelyard.server.settings.Lifetimes;
import dev.steelyard.signals.Pusher;
import dev.steelyard.signals.SignalRoutes;
import dev.steelyard.store.Migrations;
import dev.steelyard.store.Stores;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node, wired by hand: the store, what stands on it, and, once it serves, the server and the
 * janitor.
 */
public final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration TELL_EVERY = Duration.ofSeconds(1);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    private final OpenedDatabase database;
    private final SqlStore store;
    private final Core core;
    private final BackchannelLogout logouts;
    private final Pusher signals;
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
        this.clock = clock;
        this.sealEvery = configuration.audit().sealEvery();
        this.metricsAt = configuration.metrics();
        this.retention = retention(core.settings().lifetimes());
    }

    /** Migrates the database if need be, opens it, and reads or makes the keys. */
    public static Node open(Configuration configuration) {
        return open(configuration, false);
    }

    /**
     * The same.
     *
     * @param newIssuer whether the store is to belong to the configured issuer from now on, even if
     *     it was another's
     * @throws ConfigurationError it is another's, or the data folder can't be used
     */
    public static Node open(Configuration configuration, boolean newIssuer) {
        var clock = InstantSource.system();
        var random = new SecureRandom();
        configuration.store().makeDataFolder();
        // Before the store, so that a key that can't be read leaves it untouched.
        var masterKeys =
                MasterKeys.find(configuration.masterKeys(), configuration.store().data(), random);
        var database = open(configuration, clock);
        var store = database.store();
        try {
            var issuer = configuration.server().issuer().toString();
            var owner = new StoreOwner(store, issuer, newIssuer);
            owner.check();
            var core =
                    Core.start(
                            configuration.server(),
                            new Environment(
                                    store,
                                    clock,
                                    random,
                                    new Argon2(random),
                                    masterKeys.of(store),
                                    Providers.fastest()));
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

    /** Looks before it migrates: the migrator is slow to load, and hardly ever needed. */
    private static OpenedDatabase open(Configuration configuration, InstantSource clock) {
        var url = configuration.store().databaseUrl();
        int connections = configuration.store().connections();
        try {
            return new OpenedDatabase(Stores.open(url, clock, connections), url, false);
        } catch (SchemaMismatch e) {
            if (e.found() != Found.NONE && e.found() != Found.OLDER) {
                throw e;
            }
            int migrations = Migrations.migrate(url);
            if (e.found() == Found.OLDER) {
                LOG.info("the database was brought up to date: {} migrations", migrations);
            }
            return new OpenedDatabase(
                    Stores.open(url, clock, connections), url, e.found() == Found.NONE);
        }
    }

    /** The database of {@link #store}. */
    private record OpenedDatabase(SqlStore store, String url, boolean made) {
        @Override
        public String toString() {
            return (made ? "a new database was made: " : "the database is ") + Stores.describe(url);
        }
    }

    /** An hour, or a day, longer than need be: nodes may be started anew with other lifetimes. */
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

    /**
     * Which database this is and whether it is a new one, as a sentence without anything secret.
     */
    public String database() {
        return database.toString();
    }

    /**
     * Begins to listen, to seal, to tell clients of logouts and receivers of security events, and
     * to clean up what has expired.
     *
     * @return the listener, which is to be closed before the node
     */
    public AuthorizationServer serve() {
        LOG.info("{}", database);
        var routes = SignalRoutes.of(core);
        var server =
                metricsAt == null
                        ? AuthorizationServer.start(core, routes, Watcher.NONE)
                        : measured(metricsAt, routes);
        var manage = core.management();
        var chores = core.chores();
        chores.every(SWEEP_EVERY, "expired-rows", this::sweep);
        chores.every(SWEEP_EVERY, "signing-keys", manage.keepKeys()::keep);
        chores.every(SWEEP_EVERY, "master-key", manage.masterKey()::settle);
        chores.every(TELL_EVERY, "logouts", logouts::deliver);
        if (core.settings().signals().on()) {
            chores.every(TELL_EVERY, "signals", signals::deliver);
        }
        chores.every(SWEEP_EVERY, "untold-events", core::tellUntold);
        chores.every(sealEvery, "audit-seals", manage.sealEvents()::seal);
        return server;
    }

    private AuthorizationServer measured(MetricsSettings at, List<Route> routes) {
        var opened = new NodeMetrics(at, core, store, expired::sum);
        metrics = opened;
        var server = AuthorizationServer.start(core, routes, opened.requests());
        opened.load(server::load);
        return server;
    }

    /** Where metrics are told, while it serves; empty: nowhere. */
    public OptionalInt metricsPort() {
        return metrics == null ? OptionalInt.empty() : OptionalInt.of(metrics.port());
    }

    private void sweep() {
        expired.add(store.sweep(clock.instant(), retention));
    }

    /** Ends what it does by itself, then closes the store. */
    @Override
    public void close() {
        if (metrics != null) {
            metrics.close();
        }
        core.close();
        logouts.close();
        signals.close();
        store.close();
    }
}

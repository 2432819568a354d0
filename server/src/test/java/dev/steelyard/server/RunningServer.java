package dev.steelyard.server;

import dev.steelyard.admin.operation.FreshProof;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.metadata.LogoutChannels;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.mail.MailSettings;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.http.route.Route;
import dev.steelyard.http.server.Load;
import dev.steelyard.http.server.ReplyObserver;
import dev.steelyard.http.source.ForwardingHeader;
import dev.steelyard.http.source.Network;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.server.keys.MasterKey;
import dev.steelyard.server.outgoing.OutgoingSettings;
import dev.steelyard.server.settings.DeviceSettings;
import dev.steelyard.server.settings.DiscoverySettings;
import dev.steelyard.server.settings.Lifetimes;
import dev.steelyard.server.settings.MutualTls;
import dev.steelyard.server.settings.ParSettings;
import dev.steelyard.server.settings.RegistrationSettings;
import dev.steelyard.server.settings.SecondFactorSettings;
import dev.steelyard.server.settings.ServerSettings;
import dev.steelyard.server.settings.SignalSettings;
import dev.steelyard.store.SchemaMigrator;
import dev.steelyard.store.sql.transaction.Retention;
import dev.steelyard.store.sqlite.SqliteStore;
import dev.steelyard.testkit.Databases;
import dev.steelyard.testkit.MovableClock;
import dev.steelyard.testkit.RsaKeyPool;
import dev.steelyard.testkit.domain.QuickHasher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The whole server over a real store of its own, on any free port, with a clock to move. */
public final class RunningServer implements AutoCloseable {
    public static final String ISSUER = "http://localhost:8080/oidc";

    /** The defaults, but one source may have all: all callers of a test are one. */
    public static final RequestLimits LIMITS =
            RequestLimits.read(new ConfigurationValues(Map.of("limits.source_share", "100%")));

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Retention KEPT =
            new Retention(
                    Duration.ofHours(1),
                    Duration.ofDays(8),
                    Duration.ofDays(31),
                    Duration.ofDays(90),
                    Duration.ofDays(30));

    static {
        RsaKeyPool.install();
    }

    public final MovableClock clock = new MovableClock();
    public final QuickHasher hasher = new QuickHasher();
    public final Platform platform;
    public final SqliteStore store;

    /** {@link #store}, as the server uses it. */
    public final InterruptedStore interrupted;

    public final Core core;
    private final AuthorizationServer server;
    private final Path file;
    private boolean stopped;

    public RunningServer(String issuer) {
        this(issuer, Proxies.NONE);
    }

    public RunningServer(String issuer, Proxies proxies) {
        this(issuer, proxies, OutgoingSettings.SAFE);
    }

    public RunningServer(String issuer, Proxies proxies, OutgoingSettings outgoing) {
        this(issuer, proxies, outgoing, MutualTls.NONE, Map.of());
    }

    /**
     * @param texts of other settings, by key
     */
    public RunningServer(
            String issuer,
            Proxies proxies,
            OutgoingSettings outgoing,
            MutualTls mutualTls,
            Map<String, String> texts) {
        this(issuer, proxies, outgoing, mutualTls, texts, _ -> List.of());
    }

    /**
     * @param texts of other settings, by key
     * @param more routes of other modules
     */
    public RunningServer(
            String issuer,
            Proxies proxies,
            OutgoingSettings outgoing,
            MutualTls mutualTls,
            Map<String, String> texts,
            Function<Core, List<Route>> more) {
        var all = new HashMap<>(Map.of("staff.second_factor", "offered"));
        all.putAll(texts);
        var values = new ConfigurationValues(all);
        file = folder().resolve("store.db");
        Databases.migrate("sqlite:" + file, SchemaMigrator::migrate);
        store = SqliteStore.open(file, clock);
        interrupted = new InterruptedStore(store);
        platform = new Platform(store, clock, hasher);
        var settings =
                new ServerSettings(
                        URI.create(issuer),
                        "127.0.0.1",
                        0,
                        "Weighing",
                        Lifetimes.read(values),
                        LIMITS,
                        Limits.read(values),
                        FreshProof.read(values),
                        proxies,
                        outgoing,
                        ParSettings.read(values),
                        DeviceSettings.read(values),
                        mutualTls,
                        RegistrationSettings.read(values),
                        SignalSettings.read(values),
                        DiscoverySettings.read(values),
                        MailSettings.read(values),
                        SecondFactorSettings.read(values));
        var random = new SecureRandom();
        core =
                Core.start(
                        settings,
                        new Environment(
                                interrupted,
                                clock,
                                random,
                                hasher,
                                new MasterKey(random.generateSeed(MasterKey.LENGTH), random),
                                null));
        server = AuthorizationServer.start(core, more.apply(core), ReplyObserver.NONE);
    }

    /** One that devices may ask. */
    public static RunningServer forDevices() {
        return new RunningServer(
                ISSUER,
                new Proxies(List.of(Network.parse("127.0.0.1")), ForwardingHeader.FORWARDED),
                OutgoingSettings.SAFE,
                MutualTls.NONE,
                Map.of("authorization.devices", "true"));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("steelyard-server");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.port();
    }

    /** Where clients show certificates. */
    public int certificatePort() {
        return server.certificatePort();
    }

    /** What it is busy with now. */
    public Load load() {
        return server.load();
    }

    public Browser browser() {
        return new Browser(port());
    }

    /** A user with Ada's password, a member of nothing. */
    public User addUser(String email) {
        var user = new User(core.ids().next(), new EmailAddress(email), "Member", false, false, 1);
        var phc = hasher.hash(new Password(Platform.PASSWORD));
        platform.change(
                tx -> {
                    tx.users().insert(user);
                    tx.users().setPassword(user.id(), phc);
                },
                ChangeKey.user(user.id()));
        return user;
    }

    /** Another member of the application, with the same role and password as Ada. */
    public User addMember(String email) {
        var user = addUser(email);
        var application = platform.application.id();
        var roles = Set.of(platform.role.id());
        platform.change(
                tx -> tx.memberships().put(new Membership(user.id(), application, roles, 1)),
                ChangeKey.membership(user.id(), application));
        return user;
    }

    /** Has {@code client} told of logouts from now on. */
    public void tell(Client client, LogoutChannels channels) {
        platform.change(
                tx -> {
                    var now = tx.clients().find(client.id()).orElseThrow();
                    tx.clients().update(Platform.told(now, channels));
                },
                ChangeKey.client(client.id()));
        core.pump().catchUp();
    }

    /** Gives {@code client} other settings from now on. */
    public void set(Client client, ClientSettings settings) {
        platform.change(
                tx -> {
                    var now = tx.clients().find(client.id()).orElseThrow();
                    tx.clients().update(Platform.with(now, settings));
                },
                ChangeKey.client(client.id()));
        core.pump().catchUp();
    }

    public void sweep() {
        store.sweep(clock.instant(), KEPT);
    }

    public void suspend(Client client) {
        platform.change(
                tx -> tx.clients().update(Platform.suspended(client)),
                ChangeKey.client(client.id()));
    }

    /** Waits for what a change brings about, which is at once but not in the same instant. */
    public void await(BooleanSupplier condition) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("it did not come about within " + PATIENCE);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Userinfo for an access token. */
    public Browser.Page userinfo(String accessToken) {
        var caller = browser();
        caller.headers.put("Authorization", "Bearer " + accessToken);
        return caller.get("/oidc/me");
    }

    /** All audit events, oldest first. */
    public List<AuditEvent> audit() {
        var all = new ArrayList<AuditEvent>();
        @Nullable String after = null;
        while (true) {
            var page = new PageRequest(after, PageRequest.MAX);
            var found = store.read(tx -> tx.audit().list(AuditFilter.ALL, page));
            all.addAll(found);
            if (found.size() < PageRequest.MAX) {
                return all.reversed();
            }
            after = found.getLast().id().hex();
        }
    }

    /** The names of what failures are counted against, as the database shows them. */
    public List<String> failures() {
        return texts("SELECT bucket FROM failures");
    }

    /** How many rows {@code from} has: a table, and a condition if there is one. */
    public int rows(String from) {
        return Integer.parseInt(texts("SELECT count(*) FROM " + from).getFirst());
    }

    /** The first column of what {@code query} finds. */
    public List<String> texts(String query) {
        var texts = new ArrayList<String>();
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return texts;
    }

    /** Ends the server; its store can still be read. */
    public void stop() {
        if (!stopped) {
            stopped = true;
            server.close();
            core.close();
        }
    }

    @Override
    public void close() {
        stop();
        store.close();
    }
}

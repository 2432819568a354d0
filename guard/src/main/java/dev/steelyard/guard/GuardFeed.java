package dev.steelyard.guard;

import dev.steelyard.guard.feed.CacheMetrics;
import dev.steelyard.guard.feed.DecisionObserver;
import dev.steelyard.guard.feed.FeedMetrics;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.feed.KeySource;
import dev.steelyard.guard.feed.LostReportCounts;
import dev.steelyard.guard.feed.StateSource;
import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.guard.internal.feed.ChangeFollower;
import dev.steelyard.guard.internal.feed.ChangeStream;
import dev.steelyard.guard.internal.feed.Discovery;
import dev.steelyard.guard.internal.feed.FeedThread;
import dev.steelyard.guard.internal.feed.HttpKeySource;
import dev.steelyard.guard.internal.feed.JsonMemberReader;
import dev.steelyard.guard.internal.feed.ServerConnection;
import dev.steelyard.guard.internal.feed.StateReader;
import dev.steelyard.guard.internal.feed.StatesResponse;
import dev.steelyard.guard.internal.report.GuardStatus;
import dev.steelyard.guard.internal.report.Reporter;
import dev.steelyard.guard.internal.state.BatchedLoader;
import dev.steelyard.guard.internal.state.ChangeApplier;
import dev.steelyard.guard.internal.state.ChangeKeyChecker;
import dev.steelyard.guard.internal.state.KnownOrigins;
import dev.steelyard.guard.internal.state.LiveCache;
import dev.steelyard.guard.internal.state.Revocations;
import dev.steelyard.guard.internal.state.StateInterner;
import dev.steelyard.guard.principal.PrincipalApplication;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.principal.PrincipalState;
import dev.steelyard.guard.principal.Revocation;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client by which a guard gets permissions of users and clients, changes to them, and the
 * issuer's public keys from the authorization server. Thread-safe. Starts without a server too: the
 * guard then refuses until there is one.
 */
public final class GuardFeed implements StateSource, AutoCloseable {
    /** The limit of the protocol. */
    private static final int STATES_A_CALL = 100;

    private static final int CALLS_FOR_STATES = 4;
    private static final int STATES_WAITED_FOR = 10_000;

    // Anyone can name an origin, so the lookups that strangers cause are few at a time.
    private static final int ORIGINS_ASKED_AT_ONCE = 8;
    private static final int ORIGINS_WAITED_FOR = 64;

    private final String issuer;
    private final int principals;
    private final ServerConnection server;
    private final Discovery discovery;
    private final HttpKeySource keys;
    private final Revocations revocations;
    private final StateInterner shared = new StateInterner();
    private final BatchedLoader<PrincipalRef, PrincipalState> loading;
    private final LiveCache<PrincipalRef, PrincipalState> states;
    private final KnownOrigins origins;
    private final Semaphore originsAsked = new Semaphore(ORIGINS_ASKED_AT_ONCE);
    private final Duration timeout;
    private final ChangeApplier changes;
    private final ChangeFollower follower;
    private final ChangeStream stream;
    private final FeedThread thread;
    private final @Nullable Reporter reporter;

    GuardFeed(FeedSettings settings, InstantSource clock, LongSupplier nanoTime) {
        issuer = settings.issuer().toString();
        principals = settings.principals();
        server = new ServerConnection(settings);
        discovery = new Discovery(settings, server);
        keys = new HttpKeySource(server, discovery, nanoTime);
        revocations = new Revocations(clock);
        loading = new BatchedLoader<>(limits(settings), this::loadStates);
        states = new LiveCache<>(principals, new Semaphore(STATES_WAITED_FOR), loading);
        origins = new KnownOrigins(new Semaphore(ORIGINS_WAITED_FOR), this::loadOrigin);
        timeout = settings.timeout();
        changes =
                new ChangeApplier(
                        List.of(states, origins.cache()), revocations, keys::expire, nanoTime);
        follower = new ChangeFollower(server, discovery, changes, nanoTime);
        stream = new ChangeStream(server, discovery, changes, nanoTime);
        thread = new FeedThread(stream, follower, discovery, settings.poll());
        reporter =
                settings.reports().on()
                        ? new Reporter(
                                settings.reports(), this::status, this::report, clock, nanoTime)
                        : null;
    }

    /**
     * Connects, and follows the changes until it is closed. Polls once before it returns, so that
     * an API whose server is up doesn't begin with refusals.
     */
    public static GuardFeed connect(FeedSettings settings, InstantSource clock) {
        GuardFeed feed = new GuardFeed(settings, clock, System::nanoTime);
        feed.thread.start(settings.timeout());
        if (feed.reporter != null) feed.reporter.start();
        return feed;
    }

    /** The server's identifier, as in the tokens' {@code iss}. */
    public String issuer() {
        return issuer;
    }

    /** The cache size for principals' states. */
    public int principals() {
        return principals;
    }

    /** The issuer's keys, found by discovery. */
    public KeySource keys() {
        return keys;
    }

    /** The client for invitations through the API. */
    public InvitationSender invitations() {
        return new InvitationSender(server, discovery);
    }

    /** The observer that reports decisions; null: they are not reported. */
    public @Nullable DecisionObserver reporter() {
        return reporter;
    }

    /** Polls for changes now, in addition to the thread. */
    public void poll() {
        follower.poll();
    }

    @Override
    public PrincipalState state(PrincipalRef principal) {
        return states.get(principal);
    }

    @Override
    public List<PrincipalApplication> applications(PrincipalRef principal) {
        Map<String, Object> answer = server.post(discovery.guard("/applications"), json(principal));
        return StateReader.applications(new JsonMemberReader(answer));
    }

    @Override
    public boolean hasOrigin(String origin) {
        return origins.contains(origin);
    }

    @Override
    public boolean revoked(Revocation.Kind kind, String value) {
        return revocations.contains(kind, value);
    }

    @Override
    public long applied() {
        return changes.applied();
    }

    @Override
    public void catchUp(long seq) {
        follower.catchUp(seq);
    }

    @Override
    public Duration silence() {
        return changes.silence();
    }

    @Override
    public @Nullable String trouble() {
        return follower.trouble();
    }

    /** Metrics of the connection to the server. */
    public FeedMetrics figures() {
        return new FeedMetrics(
                stream.streaming(),
                changes.applied(),
                changes.head(),
                changes.silence(),
                stream.streams(),
                follower.polls(),
                revocations.size(),
                states.figures(),
                loading.figures(),
                origins.cache().figures(),
                reporter == null ? LostReportCounts.NONE : reporter.figures());
    }

    /** Stops following; sends pending reports before, within a second or two. */
    @Override
    public void close() {
        if (reporter != null) reporter.close();
        thread.close();
        server.close();
    }

    private static BatchedLoader.Limits limits(FeedSettings settings) {
        return new BatchedLoader.Limits(
                CALLS_FOR_STATES, STATES_A_CALL, STATES_WAITED_FOR, settings.timeout());
    }

    private LiveCache.Loader<PrincipalRef, PrincipalState> loadStates(
            List<PrincipalRef> principals) {
        URI uri = discovery.guard("/states");
        List<?> asked = principals.stream().map(GuardFeed::json).toList();
        ServerConnection.Answer answer = server.postForAnswer(uri, Map.of("principals", asked));
        if (answer.status() == 400 || answer.status() == ServerConnection.TOO_LARGE) {
            throw new BatchedLoader.TooMuch(uri.getPath() + " answered " + answer.status());
        }
        StatesResponse states =
                StatesResponse.read(new JsonMemberReader(ServerConnection.success(uri, answer)));
        return principal -> {
            PrincipalState state = shared.of(states.of(principal));
            return new LiveCache.Loaded<>(state, state.asOf(), state.dependsOn());
        };
    }

    private GuardStatus status() {
        CacheMetrics known = states.figures();
        return new GuardStatus(
                stream.streaming(),
                changes.applied(),
                changes.silence(),
                known.size(),
                known.loads(),
                known.hits());
    }

    private int report(String report) {
        return server.postForStatus(discovery.guard("/reports"), report);
    }

    private LiveCache.Loaded<Boolean> loadOrigin(String origin) {
        try {
            if (!originsAsked.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StateUnavailable("too many origins are asked for");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StateUnavailable("interrupted", e);
        }
        try {
            String encoded = URLEncoder.encode(origin, StandardCharsets.UTF_8);
            JsonMemberReader answer =
                    new JsonMemberReader(server.get(discovery.guard("/origins?origin=" + encoded)));
            boolean registered = answer.flag("registered");
            return new LiveCache.Loaded<>(
                    registered, answer.number("as_of"), Set.of(ChangeKeyChecker.ORIGINS));
        } finally {
            originsAsked.release();
        }
    }

    private static Map<String, String> json(PrincipalRef principal) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("client", principal.client());
        @Nullable String user = principal.user();
        if (user != null) json.put(principal.named() ? "subject" : "user", user);
        return json;
    }
}

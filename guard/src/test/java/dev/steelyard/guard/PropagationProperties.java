package dev.steelyard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.feed.StateSource;
import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.guard.internal.feed.ChangeFollower;
import dev.steelyard.guard.internal.feed.ChangeStream;
import dev.steelyard.guard.internal.feed.Discovery;
import dev.steelyard.guard.internal.feed.EventReader;
import dev.steelyard.guard.internal.feed.JsonMemberReader;
import dev.steelyard.guard.internal.feed.ServerConnection;
import dev.steelyard.guard.internal.state.ChangeApplier;
import dev.steelyard.guard.internal.state.LiveCache;
import dev.steelyard.guard.internal.state.Revocations;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.guard.principal.PrincipalApplication;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.principal.PrincipalState;
import dev.steelyard.guard.principal.Revocation;
import dev.steelyard.guard.scripted.Issuer;
import dev.steelyard.testkit.MovableClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * A real guard that hears of a simulated platform by streams and polls: changes, loads that are
 * under way meanwhile, nodes that lag, events that are late, lost, doubled and reordered, streams
 * that are cut and begun at another node. Whatever happens, nothing is allowed that was to be
 * refused for longer than the limit; and when all is well again, each is allowed that may.
 */
class PropagationProperties {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** As long as a call to the server may take. */
    private static final Duration CALL = Duration.ofSeconds(5);

    private static final int NODES = 3;
    private static final Issuer ISSUER = new Issuer("https://auth.example.com/oidc", "k1");
    private static final Map<Truth.Token, String> SIGNED = new ConcurrentHashMap<>();

    /** Held, or its level would be forgotten: each refusal would be a line. */
    private static final Logger QUIET = Logger.getLogger(Guard.class.getName());

    static {
        QUIET.setLevel(Level.OFF);
    }

    enum Kind {
        PASS,
        PASS_LONG,
        ROLE,
        SUSPEND,
        ECLIPSE,
        REVOKE,
        ELSEWHERE,
        TELL,
        LOOK,
        OPEN,
        WRITE,
        DELIVER,
        DELIVER_ALL,
        OVERTAKE,
        LOSE,
        REPEAT,
        CUT,
        ASK,
        ANSWER,
        SLOW_LOAD,
        LOSE_LOAD,
        TOKEN,
        DECIDE
    }

    /** One thing that happens. */
    record Step(Kind kind, int a, int b) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Kind> kinds =
                Arbitraries.frequency(
                        Tuple.of(4, Kind.PASS),
                        Tuple.of(4, Kind.PASS_LONG),
                        Tuple.of(1, Kind.ROLE),
                        Tuple.of(2, Kind.SUSPEND),
                        Tuple.of(1, Kind.ECLIPSE),
                        Tuple.of(2, Kind.REVOKE),
                        Tuple.of(4, Kind.ELSEWHERE),
                        Tuple.of(10, Kind.TELL),
                        Tuple.of(3, Kind.LOOK),
                        Tuple.of(2, Kind.OPEN),
                        Tuple.of(4, Kind.WRITE),
                        Tuple.of(4, Kind.DELIVER),
                        Tuple.of(2, Kind.DELIVER_ALL),
                        Tuple.of(1, Kind.OVERTAKE),
                        Tuple.of(1, Kind.LOSE),
                        Tuple.of(1, Kind.REPEAT),
                        Tuple.of(1, Kind.CUT),
                        Tuple.of(2, Kind.ASK),
                        Tuple.of(2, Kind.ANSWER),
                        Tuple.of(4, Kind.SLOW_LOAD),
                        Tuple.of(1, Kind.LOSE_LOAD),
                        Tuple.of(2, Kind.TOKEN),
                        Tuple.of(12, Kind.DECIDE));
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 9))
                .as(Step::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(150);
    }

    @Property
    void nothingIsAllowedThatWasRefusedForLongerThanTheLimit(@ForAll("steps") List<Step> steps) {
        Run run = new Run(steps);
        run.all();
        run.recovers();
    }

    /** One run, on one thread; a load that is slow takes the next steps within itself. */
    private static final class Run implements StateSource {
        private final MovableClock clock = new MovableClock();
        private final Truth truth = new Truth();
        private final SimulatedStream.Node[] nodes = new SimulatedStream.Node[NODES];
        private final Deque<Step> steps;
        private final LiveCache<PrincipalRef, PrincipalState> states =
                new LiveCache<>(2, new Semaphore(1_000), this::load);
        private final Revocations revocations;
        private final ChangeApplier changes;
        private final ChangeStream stream;
        private final ChangeFollower follower;
        private final Guard guard;
        private final Truth.Token[] tokens = new Truth.Token[Truth.CLIENTS];
        private final Set<Integer> loading = new HashSet<>();
        private @Nullable SimulatedStream open;
        private @Nullable Asked asked;
        private int slow;
        private boolean lost;

        /** A poll that is under way. */
        private record Asked(String answer, OptionalLong place, long at) {}

        Run(List<Step> steps) {
            this.steps = new ArrayDeque<>(steps);
            // With room for one only, the states have to say it.
            this.revocations = new Revocations(clock, steps.size() % 2 == 0 ? 1 : 1_000);
            for (int i = 0; i < NODES; i++) nodes[i] = new SimulatedStream.Node();
            for (int i = 0; i < Truth.CLIENTS; i++) token(i, 0);
            changes = new ChangeApplier(List.of(states), revocations, seq -> {}, clock::nanoTime);
            FeedSettings settings = FeedSettings.of(URI.create("http://localhost:1"), "id", "none");
            ServerConnection nowhere = new ServerConnection(settings);
            Discovery discovery = new Discovery(settings, nowhere);
            stream = new ChangeStream(nowhere, discovery, changes, clock::nanoTime);
            follower = new ChangeFollower(nowhere, discovery, changes, clock::nanoTime);
            nowhere.close();
            JWK key = ISSUER.key.toPublicJWK();
            guard =
                    Guard.builder()
                            .issuer("https://auth.example.com/oidc")
                            .audience(Issuer.AUDIENCE)
                            .keys(kid -> key)
                            .states(this)
                            .operations(
                                    Operations.parse("GET /{application}/documents documents:read"))
                            .clock(clock)
                            .silenceLimit(LIMIT)
                            .build();
        }

        void all() {
            while (!steps.isEmpty()) step(steps.removeFirst());
        }

        /** All nodes look, and a stream is begun on which all comes. */
        void recovers() {
            slow = 0;
            lost = false;
            for (SimulatedStream.Node node : nodes) node.look(truth, now());
            open = null;
            tell(nodes[0]);
            for (int i = 0; i < Truth.CLIENTS; i++) {
                assertThat(allowed(tokens[i])).isEqualTo(truth.allows(tokens[i]));
            }
        }

        private long now() {
            return clock.nanoTime();
        }

        private void step(Step step) {
            int client = step.a() % Truth.CLIENTS;
            switch (step.kind()) {
                case PASS -> clock.move(Duration.ofMillis(step.b() * 137L));
                case PASS_LONG -> clock.move(Duration.ofMillis(step.a() * 9_000L + step.b()));
                case ROLE -> truth.role(step.a() % Truth.ROLES, now());
                case SUSPEND -> truth.suspend(client, now());
                case ECLIPSE -> truth.eclipse(client, now());
                case REVOKE -> truth.revoke(client, tokens[client].family(), now());
                // Enough for several events, or to be too far behind.
                case ELSEWHERE -> {
                    for (int i = 0; i < 2 + step.b() * 2; i++) truth.elsewhere(now());
                }
                case TELL -> tell(nodes[step.a() % NODES]);
                case LOOK -> nodes[step.a() % NODES].look(truth, now());
                case OPEN -> open(nodes[step.a() % NODES], step.b());
                case WRITE -> {
                    if (open != null) open.write(now());
                }
                case DELIVER -> deliver(0);
                case DELIVER_ALL -> {
                    while (open != null && !open.underWay.isEmpty()) deliver(0);
                }
                case OVERTAKE -> deliver(step.b());
                case LOSE -> {
                    if (open != null && !open.underWay.isEmpty()) open.underWay.removeFirst();
                }
                case REPEAT -> {
                    if (open != null && !open.written.isEmpty()) {
                        open.underWay.addFirst(open.written.get(step.b() % open.written.size()));
                    }
                }
                case CUT -> open = null;
                case ASK -> ask();
                case ANSWER -> answer();
                case SLOW_LOAD -> slow = step.b();
                case LOSE_LOAD -> lost = true;
                case TOKEN -> token(client, nodes[step.b() % NODES].applied);
                case DECIDE -> decide(client);
            }
        }

        /** As when all is well: what has happened comes at once. */
        private void tell(SimulatedStream.Node node) {
            if (open == null) open(node, 0);
            SimulatedStream stream = open;
            if (stream == null) return;
            stream.look(now());
            stream.write(now());
            while (open != null && !open.underWay.isEmpty()) deliver(0);
        }

        private void open(SimulatedStream.Node node, int delay) {
            OptionalLong place = changes.place();
            long sent = now();
            clock.move(Duration.ofMillis(delay * 20L));
            open = new SimulatedStream(truth, node, place.orElse(-1), sent, now());
        }

        private void deliver(int index) {
            SimulatedStream from = open;
            if (from == null || from.underWay.isEmpty()) return;
            EventReader.Event event = from.underWay.remove(index % from.underWay.size());
            try {
                stream.apply(event, from.asked);
            } catch (StateUnavailable e) {
                open = null;
            }
        }

        private void ask() {
            OptionalLong place = changes.place();
            long head = truth.head();
            String found = place.isPresent() ? truth.changes(place.getAsLong(), head, 3) : null;
            String answer =
                    """
                    {"head":%d,"confirmed_age_ms":0,"reset":%b,"changes":[%s]}\
                    """
                            .formatted(head, found == null, found == null ? "" : found);
            asked = new Asked(answer, place, now());
        }

        private void answer() {
            Asked was = asked;
            if (was == null) return;
            asked = null;
            follower.apply(JsonMemberReader.object(was.answer()), was.place(), was.at());
        }

        private void token(int client, long seq) {
            Truth.Token before = tokens[client];
            boolean dead = before != null && !truth.allows(before);
            int family = before == null ? 0 : before.family() + (dead ? 1 : 0);
            // Made by a node that had heard of that much.
            tokens[client] = new Truth.Token(client, family, seq);
            truth.made(tokens[client], now());
        }

        private void decide(int client) {
            // One that is being loaded on this very thread would wait for itself.
            if (loading.contains(client)) return;
            Truth.Token token = tokens[client];
            if (!allowed(token)) return;
            Long since = truth.refusedSince(token);
            if (since != null) {
                assertThat(Duration.ofNanos(now() - since)).isLessThanOrEqualTo(LIMIT);
            }
        }

        private boolean allowed(Truth.Token token) {
            String signed = SIGNED.computeIfAbsent(token, PropagationProperties::sign);
            GuardRequest request =
                    new GuardRequest(
                            "GET",
                            "/" + Issuer.APPLICATION + "/documents",
                            null,
                            List.of("Bearer " + signed),
                            List.of(),
                            List.of(),
                            "ref");
            return guard.decide(request) instanceof Decision.Allowed;
        }

        private LiveCache.Loaded<PrincipalState> load(PrincipalRef principal) {
            int client = principal.client().charAt(Issuer.CLIENT.length()) - '0';
            long begun = now();
            PrincipalState state = truth.state(client);
            loading.add(client);
            for (int i = slow; i > 0 && !steps.isEmpty(); i--) step(steps.removeFirst());
            slow = 0;
            loading.remove(client);
            boolean late = now() - begun > CALL.toNanos();
            if (lost || late) {
                lost = false;
                throw new StateUnavailable("the answer was lost");
            }
            return new LiveCache.Loaded<>(state, state.asOf(), state.dependsOn());
        }

        @Override
        public PrincipalState state(PrincipalRef principal) {
            return states.get(principal);
        }

        @Override
        public List<PrincipalApplication> applications(PrincipalRef principal) {
            return List.of();
        }

        @Override
        public boolean hasOrigin(String origin) {
            return false;
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
            if (asked == null) ask();
            answer();
            if (changes.applied() < seq) throw new StateUnavailable("not yet");
        }

        @Override
        public Duration silence() {
            return changes.silence();
        }
    }

    private static String sign(Truth.Token token) {
        long now = new MovableClock().seconds();
        Map<String, @Nullable Object> claims = new LinkedHashMap<>(ISSUER.claims(now));
        claims.put("sub", Truth.client(token.client()));
        claims.put("client_id", Truth.client(token.client()));
        claims.put("family", Truth.family(token.client(), token.family()));
        claims.put("seq", token.seq());
        claims.put("exp", now + Duration.ofDays(365).toSeconds());
        return ISSUER.sign(claims);
    }
}

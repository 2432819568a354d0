package dev.steelyard.guard;

import com.nimbusds.jose.JWSAlgorithm;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.feed.GuardFeed;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.guard.possession.DpopVerifier;
import dev.steelyard.guard.possession.Possession;
import dev.steelyard.guard.possession.SeenProofs;
import dev.steelyard.guard.possession.Target;
import dev.steelyard.guard.report.DecisionObserver;
import dev.steelyard.guard.state.StateSource;
import dev.steelyard.guard.token.KeySource;
import dev.steelyard.guard.token.TokenVerifier;
import java.net.URI;
import java.security.Provider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Guard}. Audience, operations, and a feed (or issuer, keys and states) must be
 * set.
 */
public final class GuardBuilder {
    private @Nullable String issuer;
    private @Nullable String audience;
    private @Nullable URI address;
    private boolean announced;
    private @Nullable KeySource keys;
    private @Nullable StateSource states;
    private @Nullable Operations operations;
    private @Nullable Provider provider;
    private InstantSource clock = InstantSource.system();
    private Duration clockSkew = Duration.ofSeconds(30);
    private Duration silenceLimit = Duration.ofSeconds(60);
    private int remembered = FeedSettings.PRINCIPALS;
    private Set<JWSAlgorithm> algorithms = Set.of(JWSAlgorithm.ES256);
    private @Nullable DecisionObserver reporter;
    private @Nullable DecisionObserver observer;

    GuardBuilder() {}

    /** Whose tokens count: {@code iss}, compared as it is. */
    public GuardBuilder issuer(String issuer) {
        this.issuer = issuer;
        return this;
    }

    /** The identifier of this API: the one {@code aud} of its tokens. */
    public GuardBuilder audience(String audience) {
        this.audience = audience;
        return this;
    }

    /**
     * Issuer, keys and states, all of the server that {@code feed} follows, which is told of the
     * guard's decisions as far as the feed reports. As many tokens are remembered as principals.
     */
    public GuardBuilder feed(GuardFeed feed) {
        reporter = feed.reporter();
        remembered = feed.principals();
        return issuer(feed.issuer()).keys(feed.keys()).states(feed);
    }

    /**
     * The address of this API as its callers know it, which DPoP proofs name: scheme, host and port
     * count. If not set it is that of the audience, which must be http or https then.
     */
    public GuardBuilder address(URI address) {
        this.address = address;
        return this;
    }

    /**
     * That the API answers {@link Guard#metadata} at its path: the challenge to a request without a
     * token then names it.
     */
    public GuardBuilder announced() {
        this.announced = true;
        return this;
    }

    /** Where the issuer's keys come from. */
    public GuardBuilder keys(KeySource keys) {
        this.keys = keys;
        return this;
    }

    /** Where the states of principals come from. */
    public GuardBuilder states(StateSource states) {
        this.states = states;
        return this;
    }

    /** What the API can do, and which permission each needs. */
    public GuardBuilder operations(Operations operations) {
        this.operations = operations;
        return this;
    }

    /** What verifies signatures; the JDK if not set. */
    public GuardBuilder provider(@Nullable Provider provider) {
        this.provider = provider;
        return this;
    }

    /** The clock that tokens, API keys and applications are judged by. */
    public GuardBuilder clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    /** How far this clock and the issuer's may be apart; 30 s. */
    public GuardBuilder clockSkew(Duration clockSkew) {
        this.clockSkew = clockSkew;
        return this;
    }

    /** How long the server may be silent until the guard refuses; 60 s. */
    public GuardBuilder silenceLimit(Duration silenceLimit) {
        this.silenceLimit = silenceLimit;
        return this;
    }

    /** How many tokens are remembered whose signature was good; as many as principals. */
    public GuardBuilder remembered(int tokens) {
        this.remembered = tokens;
        return this;
    }

    /** Which signatures count; ES256. Algorithms with a shared secret are refused. */
    public GuardBuilder algorithms(Set<JWSAlgorithm> algorithms) {
        this.algorithms = Set.copyOf(algorithms);
        return this;
    }

    /** Who is told of each decision, beside the feed that reports it. */
    public GuardBuilder observer(DecisionObserver observer) {
        this.observer = observer;
        return this;
    }

    /**
     * The guard.
     *
     * @throws IllegalStateException something isn't set
     * @throws IllegalArgumentException the address is not http or https
     */
    public Guard build() {
        String api = set(audience, "audience");
        var expected =
                new TokenVerifier.Expected(set(issuer, "issuer"), api, algorithms, clockSkew);
        Operations mapped = set(operations, "operations");
        return new Guard(
                new TokenVerifier(expected, set(keys, "keys"), clock, provider, remembered),
                new Possession(
                        new DpopVerifier(clock, clockSkew, provider),
                        new SeenProofs(clock, clockSkew)),
                Target.of(address == null ? URI.create(api) : address, "").origin(),
                set(states, "states"),
                mapped,
                ResourceMetadata.of(expected.issuer(), api, mapped),
                announced,
                clock,
                silenceLimit,
                observed());
    }

    private DecisionObserver observed() {
        DecisionObserver first = reporter == null ? DecisionObserver.NONE : reporter;
        if (observer == null) return first;
        return reporter == null ? observer : first.and(observer);
    }

    private static <T> T set(@Nullable T value, String name) {
        if (value == null) throw new IllegalStateException("the guard needs: " + name);
        return value;
    }
}

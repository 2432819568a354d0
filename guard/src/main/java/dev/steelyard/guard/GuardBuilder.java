package dev.steelyard.guard;

import com.nimbusds.jose.JWSAlgorithm;
import dev.steelyard.guard.feed.DecisionObserver;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.feed.KeySource;
import dev.steelyard.guard.feed.StateSource;
import dev.steelyard.guard.internal.possession.DpopVerifier;
import dev.steelyard.guard.internal.possession.PossessionCheck;
import dev.steelyard.guard.internal.possession.ProofReplayCache;
import dev.steelyard.guard.internal.possession.RequestTarget;
import dev.steelyard.guard.internal.token.TokenVerifier;
import dev.steelyard.guard.operation.Operations;
import java.net.URI;
import java.security.Provider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Guard} from the API's audience and operations and a connection to the
 * authorization server. Audience, operations, and a feed (or issuer, keys and states) must be set.
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

    /** The issuer of accepted tokens: {@code iss}, compared exactly. */
    public GuardBuilder issuer(String issuer) {
        this.issuer = issuer;
        return this;
    }

    /** The identifier of this API: the only {@code aud} of its tokens. */
    public GuardBuilder audience(String audience) {
        this.audience = audience;
        return this;
    }

    /**
     * Sets issuer, keys and states to those of the server that {@code feed} follows; the feed
     * reports decisions to it if so configured. The guard caches as many tokens as principals.
     */
    public GuardBuilder feed(GuardFeed feed) {
        reporter = feed.reporter();
        remembered = feed.principals();
        return issuer(feed.issuer()).keys(feed.keys()).states(feed);
    }

    /**
     * The public address of this API, which DPoP proofs name: scheme, host and port count. The
     * default is the audience, which must then be http or https.
     */
    public GuardBuilder address(URI address) {
        this.address = address;
        return this;
    }

    /**
     * Declares that the API serves {@link Guard#metadata} at its path: the challenge to a request
     * without a token then names it.
     */
    public GuardBuilder announced() {
        this.announced = true;
        return this;
    }

    /** The source of the issuer's keys. */
    public GuardBuilder keys(KeySource keys) {
        this.keys = keys;
        return this;
    }

    /** The source of principals' states. */
    public GuardBuilder states(StateSource states) {
        this.states = states;
        return this;
    }

    /** The operations of the API, with the permission that each needs. */
    public GuardBuilder operations(Operations operations) {
        this.operations = operations;
        return this;
    }

    /** The provider that verifies signatures; the JDK if not set. */
    public GuardBuilder provider(@Nullable Provider provider) {
        this.provider = provider;
        return this;
    }

    /** The clock for the expiry of tokens, API keys and applications. */
    public GuardBuilder clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    /** The maximum difference between this clock and the issuer's; 30 s. */
    public GuardBuilder clockSkew(Duration clockSkew) {
        this.clockSkew = clockSkew;
        return this;
    }

    /** The maximum silence of the server before the guard refuses; 60 s. */
    public GuardBuilder silenceLimit(Duration silenceLimit) {
        this.silenceLimit = silenceLimit;
        return this;
    }

    /** The maximum of cached tokens with a verified signature; as many as principals. */
    public GuardBuilder remembered(int tokens) {
        this.remembered = tokens;
        return this;
    }

    /** The accepted signature algorithms; ES256. Algorithms with a shared secret are refused. */
    public GuardBuilder algorithms(Set<JWSAlgorithm> algorithms) {
        this.algorithms = Set.copyOf(algorithms);
        return this;
    }

    /** An observer of each decision, besides the reporting feed. */
    public GuardBuilder observer(DecisionObserver observer) {
        this.observer = observer;
        return this;
    }

    /**
     * Builds the guard.
     *
     * @throws IllegalStateException a required value isn't set
     * @throws IllegalArgumentException the address is not http or https
     */
    public Guard build() {
        String api = set(audience, "audience");
        var expected =
                new TokenVerifier.Expected(set(issuer, "issuer"), api, algorithms, clockSkew);
        Operations mapped = set(operations, "operations");
        return new Guard(
                new TokenVerifier(expected, set(keys, "keys"), clock, provider, remembered),
                new PossessionCheck(
                        new DpopVerifier(clock, clockSkew, provider),
                        new ProofReplayCache(clock, clockSkew)),
                RequestTarget.of(address == null ? URI.create(api) : address, "").origin(),
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

package dev.steelyard.guard.scripted;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.GuardFeed;
import dev.steelyard.guard.GuardRequest;
import dev.steelyard.guard.TestFeeds;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.feed.ReportSettings;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.testkit.MovableClock;
import dev.steelyard.tls.TrustedCertificates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A guard, its feed and the server that it follows; the feed asks when the test says so. */
public final class GuardedApi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    public final MovableClock clock = new MovableClock();
    public final ScriptedSteelyard server;
    public final Issuer issuer;
    public final GuardFeed feed;
    public final Guard guard;
    public final Watcher watcher = new Watcher();

    public GuardedApi() {
        server = new ScriptedSteelyard();
        issuer = new Issuer(server.issuer().toString(), "k1");
        server.jwks = issuer.jwks();
        server.put(States.client());
        server.put(States.user());
        server.origins.add("https://app.example.com");
        FeedSettings settings =
                new FeedSettings(
                        server.issuer(),
                        ScriptedSteelyard.RESOURCE_SERVER,
                        ScriptedSteelyard.SECRET,
                        Duration.ofSeconds(1),
                        PATIENCE,
                        Set.of(),
                        List.of(),
                        FeedSettings.PRINCIPALS,
                        ReportSettings.ON,
                        TrustedCertificates.none("trust"));
        feed = TestFeeds.unpolled(settings, clock);
        feed.poll();
        guard =
                Guard.builder()
                        .audience(Issuer.AUDIENCE)
                        .feed(feed)
                        .operations(
                                Operations.parse(
                                        """
                                        GET  /access                     - while-stopped
                                        GET  /{application}/collections  collections:read
                                        GET  /{application}/documents    documents:read
                                        POST /{application}/documents    documents:write
                                        GET  /{application}/settings     collections:read max-age=300
                                        PUT  /{application}/settings     collections:read acr=otp,urn:x:hw
                                        POST /{application}/settings     collections:read acr=otp max-age=300
                                        """))
                        .clock(clock)
                        .observer(watcher)
                        .build();
    }

    /** A good token of the client. */
    public String token() {
        return issuer.sign(issuer.claims(clock.seconds()));
    }

    /** A good token of the user. */
    public String userToken() {
        return issuer.sign(issuer.userClaims(clock.seconds()));
    }

    /** The client's token with one claim changed; null takes it away. */
    public String tokenWith(String claim, @Nullable Object value) {
        Map<String, @Nullable Object> claims = issuer.claims(clock.seconds());
        if (value == null) claims.remove(claim);
        else claims.put(claim, value);
        return issuer.sign(claims);
    }

    public Decision get(String token) {
        return decide("GET", "/" + Issuer.APPLICATION + "/documents", token);
    }

    public Decision decide(String method, String path, String token) {
        return guard.decide(
                new GuardRequest(
                        method,
                        path,
                        null,
                        List.of("Bearer " + token),
                        List.of(States.API_KEY),
                        List.of(),
                        "ref-1"));
    }

    public Decision headers(List<String> authorization, List<String> keys, List<String> origins) {
        return guard.decide(
                new GuardRequest(
                        "GET",
                        "/" + Issuer.APPLICATION + "/collections",
                        null,
                        authorization,
                        keys,
                        origins,
                        "ref-1"));
    }

    /** The code of a refusal, or {@code allowed}. */
    public static String code(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> "allowed";
            case Decision.Refused refused -> refused.refusal().code().code();
        };
    }

    @Override
    public void close() {
        feed.close();
        server.close();
    }
}

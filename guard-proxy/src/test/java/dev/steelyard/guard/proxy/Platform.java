package dev.steelyard.guard.proxy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.feed.DecisionObserver;
import dev.steelyard.guard.feed.KeySource;
import dev.steelyard.guard.feed.RefusedCall;
import dev.steelyard.guard.feed.StateSource;
import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.guard.principal.ApiKey;
import dev.steelyard.guard.principal.ApplicationState;
import dev.steelyard.guard.principal.PrincipalApplication;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.principal.PrincipalState;
import dev.steelyard.guard.principal.Revocation;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What a guard knows of one client of one application, and of a user through that client. */
public final class Platform implements StateSource, KeySource, DecisionObserver {
    static final String AUDIENCE = "https://api.example.com";
    static final String API_KEY = "sy_ak_665fb1_random_check";
    static final String ORIGIN = "https://app.example.com";
    public static final String CLIENT = "665fc1000000000000000000";
    public static final String USER = "665fa1000000000000000000";
    public static final String APPLICATION = "665f00";

    /** What a client of pairwise names calls the user. */
    static final String PAIRWISE = "n".repeat(38);

    private static final String ISSUER = "https://auth.example.com/oidc";

    public volatile Set<String> permissions = Set.of("documents:read", "documents:write");
    public volatile Duration silence = Duration.ZERO;
    public volatile boolean live = true;

    /** Why the user can't act through the client, as the server says it; null: it can. */
    public volatile @Nullable String userReason;

    /** How often it was asked for a state. */
    public final AtomicInteger asked = new AtomicInteger();

    /** What the guard told of, that isn't allowed. */
    public final List<RefusedCall> refused = new CopyOnWriteArrayList<>();

    /** For which states of other clients than {@link #CLIENT} wait. */
    volatile CountDownLatch others = new CountDownLatch(0);

    private final ECKey key = newKey();

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    Guard guard() {
        return Guard.builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .keys(this)
                .states(this)
                .announced()
                .observer(this)
                .operations(
                        Operations.parse(
                                """
                                GET    /access                    - while-stopped
                                GET    /{application}/documents   documents:read
                                POST   /{application}/documents   documents:write
                                DELETE /{application}/documents   documents:delete
                                GET    /{application}/name        documents:read
                                GET    /{application}/settings    documents:read max-age=300
                                """))
                .build();
    }

    String token() {
        return token(Map.of());
    }

    String userToken() {
        return token(Map.of("sub", USER, "principal", "user", "acr", "0"));
    }

    /** The client's, with these claims too. */
    String token(Map<String, ?> claims) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("iss", ISSUER);
        all.put("sub", CLIENT);
        all.put("client_id", CLIENT);
        all.put("aud", AUDIENCE);
        all.put("iat", now);
        all.put("exp", now + 300);
        all.put("jti", "665fd1");
        all.put("application", APPLICATION);
        all.put("principal", "client");
        all.put("seq", 100);
        all.putAll(claims);
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID("k1")
                        .build();
        return signed(header, all, key);
    }

    static String signed(JWSHeader header, Map<String, ?> claims, ECKey key) {
        try {
            JWSObject jws =
                    new JWSObject(header, new Payload(JSONObjectUtils.toJSONString(claims)));
            jws.sign(new ECDSASigner(key));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable JWK key(String kid) {
        return kid.equals("k1") ? key.toPublicJWK() : null;
    }

    @Override
    public PrincipalState state(PrincipalRef principal) {
        asked.incrementAndGet();
        boolean known = principal.client().equals(CLIENT);
        String reason = known ? live ? null : "client_suspended" : "client_unknown";
        if (reason == null && principal.user() != null) reason = userReason;
        if (!known) {
            awaitOthers();
        }
        return new PrincipalState(
                principal.named() ? new PrincipalRef(principal.client(), USER) : principal,
                100,
                reason == null,
                reason,
                known
                        ? new ApplicationState(APPLICATION, "Mill Lane", null, null, null, null)
                        : null,
                null,
                List.of("Reader"),
                known ? permissions : Set.of(),
                true,
                List.of(new ApiKey("665fb1", ApiKey.hash(API_KEY), null)),
                Set.of(ORIGIN),
                List.of(),
                Set.of());
    }

    private void awaitOthers() {
        try {
            others.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StateUnavailable("interrupted", e);
        }
    }

    @Override
    public void allowed(
            PrincipalRef principal,
            @Nullable Operation operation,
            @Nullable String permission,
            Instant at) {}

    @Override
    public void refused(RefusedCall call) {
        refused.add(call);
    }

    @Override
    public List<PrincipalApplication> applications(PrincipalRef principal) {
        return List.of();
    }

    @Override
    public boolean hasOrigin(String origin) {
        return origin.equals(ORIGIN);
    }

    @Override
    public boolean revoked(Revocation.Kind kind, String value) {
        return false;
    }

    @Override
    public long applied() {
        return 100;
    }

    @Override
    public void catchUp(long seq) {}

    @Override
    public Duration silence() {
        return silence;
    }
}

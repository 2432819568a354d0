package dev.steelyard.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.e2e.Instance;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.http.Parameters;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A client's own server takes connections and never answers: other clients are served. */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class HangingPeerFaults {
    private static final String REDIRECT_URI = "https://app.example.com/callback";

    private final Http http = new Http();
    private final ECKey key = key();
    private SilentPeer peer;
    private Instance instance;
    private Provider provider;
    private ManagementCaller reseller;
    private String application;
    private Client other;

    @BeforeAll
    void start() throws IOException {
        peer = new SilentPeer();
        instance = Instance.prepare(0, 0, null);
        instance.startServer(
                "outgoing.allowed_networks=127.0.0.1", instance.measured(), Crowd.FROM_ONE_SOURCE);
        var demo = instance.demo();
        provider = Provider.discover(http, instance.issuer());
        reseller = ManagementCaller.of(http, provider, demo, "reseller");
        application = demo.get("application");
        other = client("client_credentials");
    }

    @AfterAll
    void stop() throws IOException {
        instance.close();
        peer.close();
    }

    private Client client(String grant) {
        var made =
                reseller.post(
                                "/applications/" + application + "/clients",
                                Map.of(
                                        "name",
                                        grant,
                                        "type",
                                        "confidential",
                                        "grant_types",
                                        List.of(grant),
                                        "redirect_uris",
                                        List.of(REDIRECT_URI)))
                        .expect(201);
        return new Client(made.text("_id"), made.text("client_secret"), null, REDIRECT_URI);
    }

    @Test
    void tokenRequestsWithAnUnknownKey_otherClientsAreServed_thoughTheUriChanges() {
        var hanging = client("client_credentials");
        int refused = 0;
        for (int round = 0; round < 7; round++) {
            publishAt(hanging, "/" + round);
            try (var crowd = crowd(() -> byAssertion(hanging))) {
                refused += refusedOf(31);
                crowd.answers().forEach(HangingPeerFaults::assertTemporarilyUnavailable);
            }
        }
        assertThat(refused).as("of 217").isZero();
        assertThat(peer.connections()).isPositive();
    }

    @Test
    void authorizationRequestsWithAnUnknownKey_otherClientsAreServed() {
        var hanging = client("authorization_code");
        reseller.patch(
                        "/clients/" + hanging.id(),
                        Map.of("jwks_uri", peer.at("/auth"), "request_object_signing_alg", "ES256"))
                .expect(200);
        try (var crowd = crowd(() -> authorize(hanging))) {
            assertThat(refusedOf(68)).isZero();
            assertThat(crowd.answers()).isNotEmpty();
        }
    }

    private void publishAt(Client hanging, String path) {
        reseller.patch(
                        "/clients/" + hanging.id(),
                        Map.of(
                                "token_endpoint_auth_method",
                                "private_key_jwt",
                                "jwks_uri",
                                peer.at(path)))
                .expect(200);
    }

    private Crowd crowd(Supplier<Answer> request) {
        return Crowd.of(http, instance.metrics(), request);
    }

    private int refusedOf(int requests) {
        int refused = 0;
        for (int i = 0; i < requests; i++) {
            var answer = provider.token(other, Map.of("grant_type", "client_credentials"));
            refused += answer.status() == 200 ? 0 : 1;
        }
        return refused;
    }

    private Answer byAssertion(Client hanging) {
        return provider.token(
                hanging.withSecret(null),
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        signed(hanging, hanging.id())));
    }

    private Answer authorize(Client hanging) {
        var query =
                Map.of(
                        "client_id",
                        hanging.id(),
                        "redirect_uri",
                        hanging.redirectUri(),
                        "request",
                        signed(hanging, null));
        return provider.get(
                URI.create(
                        provider.metadata().getAuthorizationEndpointURI()
                                + "?"
                                + Parameters.encode(query)));
    }

    private String signed(Client hanging, @Nullable String subject) {
        var jwt =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                        new JWTClaimsSet.Builder()
                                .issuer(hanging.id())
                                .subject(subject)
                                .audience(provider.issuer())
                                .jwtID(UUID.randomUUID().toString())
                                .expirationTime(Date.from(Instant.now().plusSeconds(120)))
                                .build());
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("unknown").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Or {@code invalid_client}, of a request that waited until the peer's time was over; or {@code
     * rate_limited}, after as many refused assertions of one client as are allowed.
     */
    private static void assertTemporarilyUnavailable(Answer answer) {
        assertThat(answer.text("error"))
                .isIn("temporarily_unavailable", "invalid_client", "rate_limited");
        assertThat(answer.status()).isIn(503, 401, 429);
    }
}

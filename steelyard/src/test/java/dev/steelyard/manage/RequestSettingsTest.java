package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.steelyard.testkit.Databases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How a client may ask for authorization, as it is managed (RFC 9101, RFC 9126). */
class RequestSettingsTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());
    private static final String URI = "https://app.example.com/request";
    private static final String HASH = "#" + "Ab0_-".repeat(8) + "xyz";

    static {
        Platform.make(STEELYARD);
    }

    private final Tenant tenant = Tenant.make(STEELYARD, "North");

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    private static String jwks() {
        try {
            return "{\"keys\":[" + new ECKeyGenerator(Curve.P_256).generate().toPublicJWK() + "]}";
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answered make(Object... more) {
        var client = new HashMap<String, Object>();
        client.put("name", "Signing");
        client.put("type", "confidential");
        client.put("grant_types", List.of("authorization_code"));
        client.put("redirect_uris", List.of("https://app.example.com/callback"));
        for (int i = 0; i < more.length; i += 2) {
            client.put((String) more[i], more[i + 1]);
        }
        return STEELYARD.post(tenant.token(), tenant.path("/clients"), client);
    }

    private String keyed() {
        return "/clients/" + make("jwks", jwks()).expect(201).text("_id");
    }

    private Answered patch(String path, Map<String, Object> patch) {
        return STEELYARD.patch(tenant.token(), path, patch);
    }

    @Test
    void standard_isThatNoneAreTaken() {
        var made = make().expect(201);
        assertThat(made.text("request_object_signing_alg")).isEmpty();
        assertThat(made.json().get("require_signed_request_object").booleanValue()).isFalse();
        assertThat(made.texts("request_uris")).isEmpty();
    }

    @Test
    void setUp_isKept_andTakenAway() {
        var path = keyed();
        var patch =
                Map.<String, Object>of(
                        "request_object_signing_alg",
                        "ES256",
                        "require_signed_request_object",
                        true,
                        "request_uris",
                        List.of(URI));
        patch(path, patch).expect(200);
        var kept = STEELYARD.get(tenant.token(), path).expect(200);
        assertThat(kept.text("request_object_signing_alg")).isEqualTo("ES256");
        assertThat(kept.json().get("require_signed_request_object").booleanValue()).isTrue();
        assertThat(kept.texts("request_uris")).containsExactly(URI);
        patch(path, Map.of("request_object_signing_alg", ""))
                .invalid("require_signed_request_object");
        patch(path, Map.of("jwks", "")).invalid("request_object_signing_alg");
        patch(
                        path,
                        Map.of(
                                "request_object_signing_alg",
                                "",
                                "require_signed_request_object",
                                false,
                                "request_uris",
                                List.of(),
                                "jwks",
                                ""))
                .expect(200);
    }

    @Test
    void pushing_canBeRequiredOfAnyClient() {
        var setting = "require_pushed_authorization_requests";
        var made = make().expect(201);
        assertThat(made.json().get(setting).booleanValue()).isFalse();
        var path = "/clients/" + made.text("_id");
        var changed = patch(path, Map.of(setting, true)).expect(200);
        assertThat(changed.json().get(setting).booleanValue()).isTrue();
        var audit = STEELYARD.get(tenant.token(), "/audit?limit=200").expect(200);
        assertThat(audit.response().body()).contains(setting);
    }

    @Test
    void algorithm_isOneByPublicKeys_andNeedsKeys() {
        for (var bad : List.of("none", "HS256", "ES384", "es256")) {
            patch(keyed(), Map.of("request_object_signing_alg", bad))
                    .invalid("request_object_signing_alg");
        }
        make("request_object_signing_alg", "ES256").invalid("request_object_signing_alg");
        make("require_signed_request_object", true).invalid("require_signed_request_object");
        make("request_uris", List.of(URI)).invalid("request_uris");
    }

    @Test
    void requestUris_areHttpsAndBounded() {
        var path = keyed();
        patch(path, Map.of("request_object_signing_alg", "ES256")).expect(200);
        for (var bad :
                List.of(
                        "http://localhost/r",
                        "https://u@app.example.com/",
                        "https://app.example.com/#x",
                        URI + HASH + "x",
                        URI + HASH + HASH,
                        "http://localhost/r" + HASH,
                        "urn:ietf:params:oauth:request_uri:x",
                        URI + "x".repeat(500))) {
            patch(path, Map.of("request_uris", List.of(bad))).invalid("request_uris");
        }
        patch(path, Map.of("request_uris", List.of(URI, URI + HASH))).expect(200);
        var kept = STEELYARD.get(tenant.token(), path).expect(200);
        assertThat(kept.texts("request_uris")).containsExactlyInAnyOrder(URI, URI + HASH);
        var many = IntStream.range(0, 21).mapToObj(i -> URI + i).toList();
        patch(path, Map.of("request_uris", many)).invalid("request_uris");
    }
}

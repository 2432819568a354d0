package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.steelyard.testkit.Databases;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How a client proves itself, and its keys, as they are managed (RFC 7591, section 2). */
class ClientKeysTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());
    private static final String URI = "https://app.example.com/jwks";

    static {
        Platform.make(STEELYARD);
    }

    private final Tenant tenant = Tenant.make(STEELYARD, "North");

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    private static JWK key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String set(Object... keys) {
        return "{\"keys\":" + List.of(keys) + "}";
    }

    private static String jwks() {
        return set(key().toPublicJWK());
    }

    private static Map<String, Object> client(String type, Object... more) {
        var client = new HashMap<String, Object>();
        client.put("name", "Signing");
        client.put("type", type);
        client.put("grant_types", List.of("authorization_code"));
        client.put("redirect_uris", List.of("https://app.example.com/callback"));
        for (int i = 0; i < more.length; i += 2) {
            client.put((String) more[i], more[i + 1]);
        }
        return client;
    }

    private Answered make(Map<String, Object> client) {
        return STEELYARD.post(tenant.token(), tenant.path("/clients"), client);
    }

    private Answered keyed(Object... more) {
        var client = client("confidential", more);
        client.put("token_endpoint_auth_method", "private_key_jwt");
        return make(client);
    }

    private Answered patch(String path, Map<String, Object> patch) {
        return STEELYARD.patch(tenant.token(), path, patch);
    }

    @Test
    void privateKeyJwt_hasItsKeysAndAnApiKey_butNoSecret() {
        var jwks = jwks();
        var made = keyed("jwks", jwks).expect(201);
        assertThat(made.text("jwks")).isEqualTo(jwks);
        assertThat(made.text("token_endpoint_auth_method")).isEqualTo("private_key_jwt");
        assertThat(made.json().has("client_secret")).isFalse();
        assertThat(made.text("api_key")).startsWith("sy_ak_");
        var path = "/clients/" + made.text("_id");
        STEELYARD.post(tenant.token(), path + "/secrets", Map.of()).invalid("client");
        patch(path, Map.of("token_endpoint_auth_method", "client_secret_basic")).expect(200);
        var secret = STEELYARD.post(tenant.token(), path + "/secrets", Map.of()).expect(201);
        assertThat(secret.response().body()).contains("sy_sk_");
    }

    @Test
    void standard_isASecret_andNothingOfPublicClients() {
        assertThat(make(client("confidential")).text("token_endpoint_auth_method"))
                .isEqualTo("client_secret_basic");
        assertThat(make(client("public")).text("token_endpoint_auth_method")).isEqualTo("none");
        for (var method : List.of("private_key_jwt", "client_secret_basic")) {
            make(client("public", "token_endpoint_auth_method", method, "jwks", jwks()))
                    .invalid("token_endpoint_auth_method");
        }
        make(client("public", "jwks", jwks())).invalid("jwks");
        make(client("public", "jwks_uri", URI)).invalid("jwks_uri");
        for (var method : List.of("none", "client_secret_jwt", "")) {
            make(client("confidential", "token_endpoint_auth_method", method))
                    .invalid("token_endpoint_auth_method");
        }
    }

    @Test
    void keys_areInOnePlace_andNeededForPrivateKeyJwt() {
        keyed().invalid("token_endpoint_auth_method");
        keyed("jwks", jwks(), "jwks_uri", URI).invalid("jwks_uri");
        var path = "/clients/" + keyed("jwks", jwks()).expect(201).text("_id");
        patch(path, Map.of("jwks", "")).invalid("token_endpoint_auth_method");
        patch(path, Map.of("jwks_uri", URI)).invalid("jwks_uri");
        var moved = patch(path, Map.of("jwks", "", "jwks_uri", URI)).expect(200);
        assertThat(moved.text("jwks")).isEmpty();
        assertThat(moved.text("jwks_uri")).isEqualTo(URI);
        for (var bad : List.of("http://localhost/jwks", "https://u@app.example.com/", "/jwks")) {
            patch(path, Map.of("jwks_uri", bad)).invalid("jwks_uri");
        }
    }

    @Test
    void jwks_ofPrivateOrSymmetricOrUnusableKeys_isInvalid_andSaysWhy() throws JOSEException {
        assertThat(keyed("jwks", set(key())).invalid("jwks").message())
                .contains("Public keys only", "member d");
        var hmac = new OctetSequenceKeyGenerator(256).generate();
        assertThat(keyed("jwks", set(hmac)).invalid("jwks").message()).contains("symmetric");
        var weak = new RSAKeyGenerator(1024, true).generate().toPublicJWK();
        var other = new ECKeyGenerator(Curve.P_384).generate().toPublicJWK();
        var encrypting = key().toPublicJWK().toString().replace("{", "{\"use\":\"enc\",");
        var offCurve = key().toPublicJWK().toString().replaceAll("\"x\":\"..", "\"x\":\"AA");
        for (var bad : new Object[] {weak, other, encrypting, offCurve, "{}"}) {
            assertThat(keyed("jwks", set(bad)).invalid("jwks").message()).contains("EC P-256");
        }
        for (var bad :
                List.of("x", "[]", "{}", "{\"keys\":1}", "{\"keys\":[]}", "{\"keys\":[1]}")) {
            keyed("jwks", bad).invalid("jwks");
        }
        var one = key().toPublicJWK();
        assertThat(keyed("jwks", set(one, one)).invalid("jwks").message()).contains("kid once");
        keyed("jwks", set(one, one, one, one, one, one, one, one, one, one, one)).invalid("jwks");
        var long_ = jwks().replace("{\"keys\"", "{\"x\":\"" + "x".repeat(16_400) + "\",\"keys\"");
        keyed("jwks", long_).invalid("jwks");
    }

    @Test
    void exemptedClient_keysAreTheOperatorsToChange() {
        var trusted = client("confidential", "skip_consent", true);
        var id = STEELYARD.post(STEELYARD.operator, tenant.path("/clients"), trusted).text("_id");
        patch("/clients/" + id, Map.of("jwks", jwks())).refused(403, "operator_only");
        patch("/clients/" + id, Map.of("jwks_uri", URI)).refused(403, "operator_only");
        STEELYARD.patch(STEELYARD.operator, "/clients/" + id, Map.of("jwks", jwks())).expect(200);
    }

    @Test
    void tokenEndpointAsAudience_isTheOperatorsToAllow() {
        var name = "token_endpoint_audience";
        var signing = client("confidential", "jwks", jwks());
        var made = STEELYARD.post(tenant.token(), tenant.path("/clients"), signing).expect(201);
        assertThat(made.json().get(name).booleanValue()).isFalse();
        var path = "/clients/" + made.text("_id");
        patch(path, Map.of(name, true)).refused(403, "operator_only");
        var allowed = STEELYARD.patch(STEELYARD.operator, path, Map.of(name, true)).expect(200);
        assertThat(allowed.json().get(name).booleanValue()).isTrue();
        patch(path, Map.of("name", "Other")).expect(200);
        patch(path, Map.of(name, false)).expect(200);
        patch(path, Map.of(name, true)).refused(403, "operator_only");
        signing.put(name, true);
        STEELYARD
                .post(tenant.token(), tenant.path("/clients"), signing)
                .refused(403, "operator_only");
    }

    @Test
    void change_isInTheAuditLog_theKeysByTheirHash() {
        var path = "/clients/" + keyed("jwks", jwks()).expect(201).text("_id");
        patch(path, Map.of("jwks", "", "jwks_uri", URI)).expect(200);
        var id = path.substring("/clients/".length());
        var audit = STEELYARD.get(tenant.token(), "/audit?limit=200").expect(200);
        var events =
                audit.json().path("data").values().stream()
                        .map(event -> event.toString())
                        .filter(event -> event.contains("\"subject\":\"client:" + id))
                        .filter(event -> event.contains("\"action\":\"client."))
                        .toList();
        assertThat(events).hasSize(2).allMatch(event -> event.contains("sha-256 "));
        assertThat(events)
                .anyMatch(event -> event.contains("client.update") && event.contains(URI));
        assertThat(events).noneMatch(event -> event.contains("kty") || event.contains("P-256"));
    }

    @Test
    void transfer_endsTheKeysThatTheOldStaffMayHave_untilTheNewOneSaysThemAgain() {
        var jwks = jwks();
        var path = "/clients/" + keyed("jwks", jwks).expect(201).text("_id");
        var south = Tenant.make(STEELYARD, "South");
        var code =
                STEELYARD
                        .post(
                                tenant.token(),
                                tenant.path("/transfer"),
                                Map.of("reseller", south.reseller()))
                        .expect(201)
                        .text("code");
        var accept = "/transfers/accept";
        var seen =
                STEELYARD
                        .post(south.token(), accept + "?dry_run=true", Map.of("code", code))
                        .text("seen");
        var end = STEELYARD.clock.instant().plus(Duration.ofDays(1)).toString();
        STEELYARD
                .post(
                        south.token(),
                        accept,
                        Map.of("code", code, "seen", seen, "credentials_expire", end))
                .expect(200);
        var moved = STEELYARD.get(south.token(), path).expect(200);
        assertThat(moved.text("keys_expire")).startsWith(end.substring(0, 19));
        var named = STEELYARD.patch(south.token(), path, Map.of("name", "Other")).expect(200);
        assertThat(named.text("keys_expire")).startsWith(end.substring(0, 19));
        var vouched = STEELYARD.patch(south.token(), path, Map.of("jwks", jwks)).expect(200);
        assertThat(vouched.json().get("keys_expire").isNull()).isTrue();
    }
}

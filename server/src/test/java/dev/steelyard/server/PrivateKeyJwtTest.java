package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import dev.steelyard.domain.client.AuthenticationMethod;
import dev.steelyard.domain.client.ClientAuthentication;
import dev.steelyard.domain.client.ClientSettings;
import dev.steelyard.server.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code private_key_jwt} (OpenID Connect Core, section 9; RFC 7523, sections 2.2 and 3). */
class PrivateKeyJwtTest extends ServerTest {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final SignerKey key = SignerKey.of("ES256", "one");

    @BeforeEach
    void register() {
        // So that failures of one test don't slow down the next.
        server.clock.forward(Duration.ofHours(1));
        keys(key.jwks());
    }

    private void keys(String jwks) {
        authenticate(
                new ClientAuthentication(AuthenticationMethod.PRIVATE_KEY_JWT, jwks, null, null));
    }

    private void authenticate(ClientAuthentication authentication) {
        server.set(platform.machine, ClientSettings.SAFE.with(authentication));
    }

    private String id() {
        return platform.machine.id().hex();
    }

    private Map<String, Object> claims(Object... changes) {
        var now = server.clock.instant().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", id());
        claims.put("sub", id());
        claims.put("aud", RunningServer.ISSUER);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now);
        claims.put("exp", now + 60);
        for (int i = 0; i < changes.length; i += 2) {
            claims.put((String) changes[i], changes[i + 1]);
        }
        claims.values().removeIf(""::equals);
        return claims;
    }

    private static Map<String, String> form(String assertion, String... more) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("client_assertion_type", TYPE);
        form.put("client_assertion", assertion);
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    private Browser.Page token(String assertion, String... more) {
        return server.browser().post("/oidc/token", form(assertion, more));
    }

    private static String error(Browser.Page page) {
        return Json.MAPPER.readTree(page.body()).path("error").asString("");
    }

    private static void assertRefused(Browser.Page page, String... said) {
        assertThat(page.status()).as(page.body()).isEqualTo(401);
        assertThat(error(page)).isEqualTo("invalid_client");
        for (var text : said) {
            assertThat(page.body()).contains(text);
        }
    }

    @ParameterizedTest(name = "{0} → 200")
    @ValueSource(strings = {"ES256", "PS256", "RS256", "EdDSA", "Ed25519"})
    void signed_with_an_algorithm_of_discovery(String algorithm) {
        var signer = SignerKey.of(algorithm, "of-" + algorithm);
        keys(signer.jwks());
        assertThat(token(signer.signs(claims())).status()).isEqualTo(200);
        assertThat(server.browser().get("/oidc/.well-known/openid-configuration").body())
                .contains(
                        "\"token_endpoint_auth_signing_alg_values_supported\":[\"ES256\",\"PS256\",\"RS256\",\"EdDSA\",\"Ed25519\"]",
                        "\"introspection_endpoint_auth_methods_supported\":[\"client_secret_basic\",\"client_secret_post\",\"private_key_jwt\"]",
                        "\"revocation_endpoint_auth_signing_alg_values_supported\"");
    }

    @Test
    void client_id_beside_it_may_be_sent_and_must_be_the_same() {
        assertThat(token(key.signs(claims()), "client_id", id()).status()).isEqualTo(200);
        var other = token(key.signs(claims()), "client_id", platform.client.id().hex());
        assertThat(other.status()).isEqualTo(400);
        assertThat(error(other)).isEqualTo("invalid_request");
    }

    @Test
    void works_at_introspection_and_revocation() {
        var access = Tokens.of(token(key.signs(claims()))).access();
        assertThat(asked("/oidc/introspection", access).body()).contains("\"active\":true");
        assertThat(asked("/oidc/revocation", access).status()).isEqualTo(200);
        assertThat(asked("/oidc/introspection", access).body()).isEqualTo("{\"active\":false}");
    }

    private Browser.Page asked(String path, String token) {
        var form = form(key.signs(claims()), "token", token);
        form.remove("grant_type");
        return server.browser().post(path, form);
    }

    @Test
    void aud_is_the_issuer_alone_and_as_a_string() {
        for (var aud :
                List.of(
                        RunningServer.ISSUER + "/token",
                        RunningServer.ISSUER + "/",
                        "https://other.example",
                        List.of(RunningServer.ISSUER),
                        List.of(RunningServer.ISSUER, "https://other.example"),
                        "")) {
            assertRefused(token(key.signs(claims("aud", aud))), "aud must be the issuer");
        }
    }

    @Test
    void iss_and_sub_are_the_client() {
        var other = platform.client.id().hex();
        assertRefused(token(key.signs(claims("iss", other))), "iss and sub");
        assertRefused(token(key.signs(claims("iss", ""))), "iss and sub");
        assertRefused(token(key.signs(claims("sub", ""))), "iss and sub");
        // Another client, which this key is not of.
        assertRefused(token(key.signs(claims("iss", other, "sub", other))), "did not prove itself");
    }

    @Test
    void exp_is_needed_to_come_and_at_most_five_minutes_ahead() {
        var now = server.clock.instant().getEpochSecond();
        assertRefused(token(key.signs(claims("exp", ""))), "must have exp");
        assertRefused(token(key.signs(claims("exp", now - 30))), "expired");
        assertThat(token(key.signs(claims("exp", now - 29))).status()).isEqualTo(200);
        assertThat(token(key.signs(claims("exp", now + 330))).status()).isEqualTo(200);
        assertRefused(token(key.signs(claims("exp", now + 331))), "within 300 seconds");
        assertRefused(token(key.signs(claims("exp", 1e300))), "no number of seconds");
        assertRefused(token(key.signs(claims("exp", "soon"))), "no number of seconds");
    }

    @ParameterizedTest(name = "{0} → invalid_client")
    @ValueSource(strings = {"nbf", "iat"})
    void time_to_come(String claim) {
        var now = server.clock.instant().getEpochSecond();
        assertThat(token(key.signs(claims(claim, now + 30))).status()).isEqualTo(200);
        assertRefused(token(key.signs(claims(claim, now + 31))), "not good yet");
    }

    @Test
    void jti_is_needed_and_bounded() {
        assertRefused(token(key.signs(claims("jti", ""))), "needs a jti");
        assertRefused(token(key.signs(claims("jti", 5))), "needs a jti");
        assertRefused(token(key.signs(claims("jti", "x".repeat(257)))), "needs a jti");
        assertThat(token(key.signs(claims("jti", "é".repeat(256)))).status()).isEqualTo(200);
    }

    @Test
    void jti_again_is_refused_until_it_has_expired_and_after() {
        var assertion = key.signs(claims("jti", "once"));
        assertThat(token(assertion).status()).isEqualTo(200);
        assertRefused(token(assertion), "used before");
        // The same name in another assertion.
        assertRefused(token(key.signs(claims("jti", "once"))), "used before");
        server.clock.forward(Duration.ofMinutes(7));
        assertRefused(token(assertion), "expired");
    }

    @Test
    void one_assertion_by_many_at_once_passes_once() throws Exception {
        var assertion = key.signs(claims());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> request = () -> token(assertion).status();
            var answers = threads.invokeAll(IntStream.range(0, 50).mapToObj(_ -> request).toList());
            int passed = 0;
            for (var answer : answers) {
                passed += answer.get() == 200 ? 1 : 0;
            }
            assertThat(passed).isEqualTo(1);
        }
    }

    @Test
    void unsigned_and_hmac_are_refused_also_with_the_public_key_as_the_secret()
            throws JOSEException {
        var payload = SignerKey.base64(Json.MAPPER.writeValueAsString(claims()));
        var none = SignerKey.base64("{\"alg\":\"none\"}") + "." + payload + ".";
        assertRefused(token(none), "client assertion must be");
        for (var secret : List.of(key.publicKey(), key.jwks())) {
            var header = SignerKey.base64("{\"alg\":\"HS256\",\"kid\":\"one\"}");
            var signature =
                    new MACSigner(secret.getBytes(UTF_8))
                            .sign(
                                    new JWSHeader(JWSAlgorithm.HS256),
                                    (header + "." + payload).getBytes(UTF_8));
            assertRefused(token(header + "." + payload + "." + signature), "must be signed with");
        }
    }

    @Test
    void algorithm_of_another_type_than_the_key_is_refused() {
        var rsa = SignerKey.of("RS256", "rsa");
        keys("{\"keys\":[" + key.publicKey() + "," + rsa.publicKey() + "]}");
        assertThat(token(rsa.signs(claims())).status()).isEqualTo(200);
        assertRefused(token(rsa.signs(Map.of("kid", "one"), claims())));
        assertRefused(token(key.signs(Map.of("alg", "RS256", "kid", "rsa"), claims())));
        assertRefused(token(key.signs(Map.of("alg", "RS256"), claims())));
        assertRefused(token(key.signs(Map.of("alg", "EdDSA"), claims())));
        assertRefused(token(key.signs(Map.of("alg", "ES384"), claims())), "must be signed with");
        // A key that names its algorithm is for no other.
        var named = rsa.publicKey().replace("{", "{\"alg\":\"PS256\",");
        keys("{\"keys\":[" + named + "]}");
        assertRefused(token(rsa.signs(claims())));
    }

    @Test
    void kid_of_no_key_or_none_among_several_is_refused() {
        var two = SignerKey.of("ES256", "two");
        keys("{\"keys\":[" + key.publicKey() + "," + two.publicKey() + "]}");
        assertThat(token(two.signs(claims())).status()).isEqualTo(200);
        assertRefused(token(two.signs(Map.of("kid", ""), claims())));
        assertRefused(token(two.signs(Map.of("kid", "one"), claims())));
        assertRefused(token(two.signs(Map.of("kid", "three"), claims())));
        assertRefused(token(two.signs(Map.of("kid", "../one"), claims())));
        keys(key.jwks());
        assertThat(token(key.signs(Map.of("kid", ""), claims())).status()).isEqualTo(200);
    }

    @Test
    void keys_in_the_header_are_never_used() {
        var own = SignerKey.of("ES256", "own");
        var jwk = Json.MAPPER.readTree(own.publicKey());
        for (var kid : List.of("", "own", "one")) {
            assertRefused(token(own.signs(Map.of("kid", kid, "jwk", jwk), claims())));
            assertRefused(
                    token(own.signs(Map.of("kid", kid, "jku", "https://e.example/k"), claims())));
            assertRefused(
                    token(own.signs(Map.of("kid", kid, "x5u", "https://e.example/k"), claims())));
        }
        // Not even where it is the right one, so that nobody comes to rely on it.
        assertThat(token(key.signs(Map.of("jku", "https://e.example/k"), claims())).status())
                .isEqualTo(200);
    }

    @Test
    void header_that_makes_it_something_else_is_refused() {
        for (var typ : List.of("JWT", "jwt", "client-authentication+jwt")) {
            assertThat(token(key.signs(Map.of("typ", typ), claims())).status()).isEqualTo(200);
        }
        for (var typ : List.of("at+jwt", "oauth-authz-req+jwt", "logout+jwt")) {
            assertRefused(token(key.signs(Map.of("typ", typ), claims())), "something else");
        }
        assertRefused(token(key.signs(Map.of("crit", List.of("x"), "x", 1), claims())), "crit");
    }

    @ParameterizedTest(name = "{0} → invalid_client")
    @ValueSource(strings = {"x", "a.b.c", "a.b.c.d.e", "...", "eyJhbGciOiJFUzI1NiJ9..x", "null"})
    void no_jwt(String text) {
        assertRefused(token(text), "client assertion");
    }

    @Test
    void claims_twice_or_no_object_are_refused() {
        var payload = Json.MAPPER.writeValueAsString(claims());
        var twice = payload.replace("{", "{\"aud\":\"https://other.example\",");
        assertRefused(token(key.signsText(Map.of(), twice)), "each claim once");
        assertRefused(token(key.signsText(Map.of(), "[]")), "JSON object");
        assertRefused(token(key.signs(claims("x", "x".repeat(8192)))), "longer than");
    }

    @Test
    void unknown_client_wrong_key_and_suspended_client_look_alike() {
        var id = server.core.ids().nextHex();
        var suspended = platform.suspended.id().hex();
        var unknown = token(key.signs(claims("iss", id, "sub", id)));
        var wrong = token(SignerKey.of("ES256", "one").signs(claims()));
        var stopped = token(key.signs(claims("iss", suspended, "sub", suspended)));
        var reference = "\"reference\":\"[^\"]*\"";
        for (var page : List.of(unknown, wrong, stopped)) {
            assertRefused(page, "did not prove itself");
            assertThat(page.body().replaceAll(reference, ""))
                    .isEqualTo(unknown.body().replaceAll(reference, ""));
        }
    }

    @Test
    void secret_of_a_client_with_a_key_and_key_of_a_client_with_a_secret_are_refused() {
        var secret = platform.secret;
        server.set(
                platform.client,
                platform.client
                        .settings()
                        .with(
                                new ClientAuthentication(
                                        AuthenticationMethod.PRIVATE_KEY_JWT,
                                        key.jwks(),
                                        null,
                                        null)));
        var id = platform.client.id().hex();
        assertRefused(bySecret(id, secret), "did not prove itself");
        server.set(
                platform.client,
                platform.client
                        .settings()
                        .with(
                                new ClientAuthentication(
                                        AuthenticationMethod.CLIENT_SECRET_BASIC,
                                        key.jwks(),
                                        null,
                                        null)));
        assertRefused(token(key.signs(claims("iss", id, "sub", id))), "did not prove itself");
        assertThat(error(bySecret(id, secret))).isEqualTo("unauthorized_client");
    }

    private Browser.Page bySecret(String id, String secret) {
        return server.browser()
                .post(
                        "/oidc/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                id,
                                "client_secret",
                                secret));
    }

    @Test
    void two_authentications_at_once_are_invalid_request() {
        var both = token(key.signs(claims()), "client_secret", platform.secret);
        assertThat(error(both)).isEqualTo("invalid_request");
        var caller = server.browser();
        caller.headers.put("Authorization", "Basic eDp5");
        assertThat(error(caller.post("/oidc/token", form(key.signs(claims())))))
                .isEqualTo("invalid_request");
        var untyped = form(key.signs(claims()));
        untyped.put("client_assertion_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        assertRefused(server.browser().post("/oidc/token", untyped), "client_assertion_type");
        untyped.remove("client_assertion");
        untyped.put("client_assertion_type", TYPE);
        assertThat(error(server.browser().post("/oidc/token", untyped)))
                .isEqualTo("invalid_request");
    }

    @Test
    void wrong_ones_are_429_after_ten_and_a_right_one_passes() {
        var wrong = SignerKey.of("ES256", "one");
        for (int guess = 1; guess <= 10; guess++) {
            assertRefused(token(wrong.signs(claims())));
        }
        assertThat(token(wrong.signs(claims())).status()).isEqualTo(429);
        assertThat(token(key.signs(claims())).status()).isEqualTo(200);
    }

    @Test
    void foreign_origin_is_refused_before_the_jti_is_used() {
        var assertion = key.signs(claims());
        var page = server.browser();
        page.headers.put("Origin", "https://evil.example");
        assertThat(page.post("/oidc/token", form(assertion)).status()).isEqualTo(403);
        assertThat(token(assertion).status()).isEqualTo(200);
    }

    @Test
    void keys_that_have_ended_prove_nothing() {
        Instant end = server.clock.instant().plusSeconds(60);
        authenticate(
                new ClientAuthentication(
                        AuthenticationMethod.PRIVATE_KEY_JWT, key.jwks(), null, end));
        assertThat(token(key.signs(claims())).status()).isEqualTo(200);
        server.clock.forward(Duration.ofSeconds(60));
        assertRefused(token(key.signs(claims())), "did not prove itself");
    }

    @Test
    void used_ones_stay_used_while_the_janitor_sweeps() {
        var assertion = key.signs(claims());
        assertThat(token(assertion).status()).isEqualTo(200);
        server.clock.forward(Duration.ofSeconds(85));
        server.sweep();
        assertRefused(token(assertion), "used before");
    }
}

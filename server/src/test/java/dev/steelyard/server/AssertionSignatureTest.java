package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import dev.steelyard.http.answer.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose signature an assertion has, by what algorithm and key (RFC 7523, section 3; RFC 8725). */
class AssertionSignatureTest extends AssertingClient {
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
            assertRefused(token(key.signs(Map.of("typ", typ), claims())), "another kind of token");
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
    void wrong_ones_are_429_after_ten_and_a_right_one_passes() {
        var wrong = SignerKey.of("ES256", "one");
        for (int guess = 1; guess <= 10; guess++) {
            assertRefused(token(wrong.signs(claims())));
        }
        assertThat(token(wrong.signs(claims())).status()).isEqualTo(429);
        assertThat(token(key.signs(claims())).status()).isEqualTo(200);
    }
}

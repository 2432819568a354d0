package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.setting.TokenSettings;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.request.QueryWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * ID tokens in each algorithm, verified by the JDK alone (OpenID Connect Core, section 3.1.3.7).
 */
class IdTokenAlgorithmTest extends ServerTest {
    // RFC 8410, section 10.1: what goes before the 32 bytes of a public key.
    private static final byte[] ED25519_PREFIX =
            HexFormat.of().parseHex("302a300506032b6570032100");

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "Ed25519"})
    void the_client_s_algorithm_signs_with_a_published_key_and_hashes_the_access_token(
            String algorithm) throws Exception {
        sign(algorithm);
        var flow = new Flow(platform.client).with("scope", "openid");
        var browser = ada(flow);
        var tokens = Tokens.of(flow.redeem(browser, platform.secret, browser.open(flow.path())));

        var parts = String.valueOf(tokens.id()).split("\\.");
        var header = Json.MAPPER.readTree(decode(parts[0]));
        assertThat(header.get("alg").asString()).isEqualTo(algorithm);
        var key = key(browser, header.get("kid").asString());
        assertThat(key.get("alg").asString()).isEqualTo(algorithm);
        assertThat(key.has("d")).isFalse();
        var signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        var verifier = verifier(algorithm, key);
        verifier.update(signed);
        assertThat(verifier.verify(decode(parts[2]))).isTrue();

        var digest =
                MessageDigest.getInstance(algorithm.equals("Ed25519") ? "SHA-512" : "SHA-256")
                        .digest(tokens.access().getBytes(StandardCharsets.US_ASCII));
        var claims = Json.MAPPER.readTree(decode(parts[1]));
        assertThat(decode(claims.get("at_hash").asString()))
                .isEqualTo(Arrays.copyOf(digest, digest.length / 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "Ed25519"})
    void a_hint_is_understood_in_each_and_only_unaltered(String algorithm) {
        sign(algorithm);
        var flow = new Flow(platform.client).with("scope", "openid");
        var browser = ada(flow);
        var tokens = Tokens.of(flow.redeem(browser, platform.secret, browser.open(flow.path())));
        var hint = String.valueOf(tokens.id());

        var altered = hint.substring(0, hint.length() - 8) + "AAAAAAAA";
        assertThat(end(browser, altered).status()).isEqualTo(400);
        assertThat(end(browser, hint).status()).isEqualTo(303);
    }

    private static Browser.Page end(Browser browser, String hint) {
        return browser.open(
                "/oidc/session/end?"
                        + QueryWriter.of(
                                Map.of(
                                        "id_token_hint",
                                        hint,
                                        "post_logout_redirect_uri",
                                        Platform.LOGGED_OUT_URI)));
    }

    private void sign(String algorithm) {
        var id = platform.client.id();
        platform.change(
                tx -> {
                    var client = tx.clients().find(id).orElseThrow();
                    assertThat(tx.clients().update(with(client, algorithm))).isTrue();
                },
                ChangeKey.client(id));
        server.core.pump().catchUp();
    }

    private static Client with(Client client, String algorithm) {
        return Platform.with(
                client, TokenSettings.ID_TOKEN_ALGORITHM.in(client.settings(), algorithm));
    }

    private static JsonNode key(Browser browser, String kid) {
        for (var key : Json.MAPPER.readTree(browser.open("/oidc/jwks").body()).get("keys")) {
            if (key.get("kid").asString().equals(kid)) {
                return key;
            }
        }
        throw new AssertionError("no key " + kid);
    }

    private static Signature verifier(String algorithm, JsonNode key) throws Exception {
        var verifier =
                switch (algorithm) {
                    case "RS256" -> Signature.getInstance("SHA256withRSA");
                    case "PS256" -> Signature.getInstance("RSASSA-PSS");
                    default -> Signature.getInstance("Ed25519");
                };
        if (algorithm.equals("PS256")) {
            verifier.setParameter(
                    new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        verifier.initVerify(algorithm.equals("Ed25519") ? edwards(key) : rsa(key));
        return verifier;
    }

    private static PublicKey rsa(JsonNode key) throws Exception {
        return KeyFactory.getInstance("RSA")
                .generatePublic(
                        new RSAPublicKeySpec(
                                new BigInteger(1, decode(key.get("n").asString())),
                                new BigInteger(1, decode(key.get("e").asString()))));
    }

    private static PublicKey edwards(JsonNode key) throws Exception {
        var x = decode(key.get("x").asString());
        var encoded = Arrays.copyOf(ED25519_PREFIX, ED25519_PREFIX.length + x.length);
        System.arraycopy(x, 0, encoded, ED25519_PREFIX.length, x.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}

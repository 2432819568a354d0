package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.steelyard.http.answer.Json;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Tokens made by somebody else, at every endpoint that takes one (RFC 8725, section 2). */
class ForgedTokenTest extends ServerTest {
    private String good = "";

    @BeforeAll
    void token() {
        var flow = new Flow(platform.client).with("scope", "openid");
        var browser = server.browser();
        var answer = browser.submit(browser.open(flow.path()), Flow.ADA);
        answer = answer.status() == 200 ? browser.submit(answer, Flow.ALLOW) : answer;
        good = Tokens.of(flow.redeem(browser, platform.secret, answer)).access();
    }

    static Stream<String> forgeries() {
        return Stream.of(
                "alg none, no signature",
                "alg none, with a signature",
                "alg None",
                "alg HS256",
                "alg a number",
                "alg missing",
                "its own key in the header",
                "the address of a key in the header",
                "kid of slashes and quotes",
                "kid a path",
                "kid SQL",
                "kid a number",
                "kid missing",
                "kid 10,000 long",
                "critical extension",
                "typ JWT",
                "header twice",
                "header 1,000 deep",
                "header null",
                "claims null",
                "claims no JSON",
                "signature of nothing",
                "signature of zeros",
                "four parts",
                "two parts",
                "dots",
                "encrypted");
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void is_refused_everywhere(String forgery) throws JOSEException {
        var token = forged(forgery);

        assertThat(server.userinfo(token).status()).isEqualTo(401);
        assertThat(server.userinfo(token).header("www-authenticate")).contains("invalid_token");
        var form = new LinkedHashMap<String, String>();
        form.put("client_id", platform.client.id().hex());
        form.put("client_secret", platform.secret);
        form.put("token", token);
        var introspected = server.browser().post("/oidc/introspection", form);
        assertThat(introspected.status()).isEqualTo(200);
        assertThat(introspected.body()).isEqualTo("{\"active\":false}");
        assertThat(server.browser().post("/oidc/revocation", form).status()).isEqualTo(200);
        var caller = server.browser();
        caller.headers.put("Authorization", "Bearer " + token);
        var managed = caller.get("/api/v1/applications");
        assertThat(managed.status()).isEqualTo(401);
        assertThat(managed.body()).contains("\"code\":\"token_");
        var hinted = server.browser().get("/oidc/session/end?id_token_hint=" + token);
        assertThat(hinted.status()).isLessThan(500);
        assertThat(server.userinfo(good).status()).isEqualTo(200);
    }

    private String forged(String how) throws JOSEException {
        var parts = good.split("\\.");
        var kid = "\"kid\":\"" + header(parts[0]).path("kid").asString() + "\"";
        var usual = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",";
        return switch (how) {
            case "alg none, no signature" ->
                    join("{\"alg\":\"none\",\"typ\":\"at+jwt\"," + kid + "}", parts[1], "");
            case "alg none, with a signature" ->
                    join("{\"alg\":\"none\",\"typ\":\"at+jwt\"," + kid + "}", parts[1], parts[2]);
            case "alg None" -> join("{\"alg\":\"None\"," + kid + "}", parts[1], parts[2]);
            case "alg HS256" ->
                    join("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"," + kid + "}", parts[1], parts[2]);
            case "alg a number" -> join("{\"alg\":1," + kid + "}", parts[1], parts[2]);
            case "alg missing" -> join("{" + kid + "}", parts[1], parts[2]);
            case "its own key in the header" -> signedByOwnKey(parts[1]);
            case "the address of a key in the header" ->
                    join(usual + kid + ",\"jku\":\"http://127.0.0.1:1/jwks\"}", parts[1], "AAAA");
            case "kid of slashes and quotes" ->
                    join(usual + "\"kid\":\"/\\\"'\\\\/../\"}", parts[1], parts[2]);
            case "kid a path" ->
                    join(usual + "\"kid\":\"../../../../dev/null\"}", parts[1], parts[2]);
            case "kid SQL" -> join(usual + "\"kid\":\"' OR 1=1 --\"}", parts[1], parts[2]);
            case "kid a number" -> join(usual + "\"kid\":1}", parts[1], parts[2]);
            case "kid missing" ->
                    join("{\"alg\":\"ES256\",\"typ\":\"at+jwt\"}", parts[1], parts[2]);
            case "kid 10,000 long" ->
                    join(usual + "\"kid\":\"" + "k".repeat(7000) + "\"}", parts[1], parts[2]);
            case "critical extension" ->
                    join(usual + kid + ",\"crit\":[\"x\"],\"x\":1}", parts[1], parts[2]);
            case "typ JWT" ->
                    join("{\"alg\":\"ES256\",\"typ\":\"JWT\"," + kid + "}", parts[1], parts[2]);
            case "header twice" -> join(usual + kid + ",\"alg\":\"none\"}", parts[1], parts[2]);
            case "header 1,000 deep" ->
                    join(
                            usual + kid + ",\"x\":" + "[".repeat(1000) + "]".repeat(1000) + "}",
                            parts[1],
                            parts[2]);
            case "header null" -> join("null", parts[1], parts[2]);
            case "claims null" -> parts[0] + "." + base64("null") + "." + parts[2];
            case "claims no JSON" -> parts[0] + "." + base64("{") + "." + parts[2];
            case "signature of nothing" -> parts[0] + "." + parts[1] + ".";
            case "signature of zeros" ->
                    parts[0] + "." + parts[1] + "." + Base64URL.encode(new byte[64]);
            case "four parts" -> good + ".x";
            case "two parts" -> parts[0] + "." + parts[1];
            case "dots" -> "..";
            default -> base64("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + "....";
        };
    }

    private static String signedByOwnKey(String claims) throws JOSEException {
        ECKey own = new ECKeyGenerator(Curve.P_256).keyID("own").generate();
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .customParams(Map.of())
                        .keyID("own")
                        .jwk(own.toPublicJWK())
                        .type(new JOSEObjectType("at+jwt"))
                        .build();
        var input = header.toBase64URL() + "." + claims;
        return input + "." + new ECDSASigner(own).sign(header, input.getBytes(UTF_8));
    }

    private static JsonNode header(String part) {
        return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(part));
    }

    private static String join(String header, String claims, String signature) {
        return base64(header) + "." + claims + "." + signature;
    }

    private static String base64(String text) {
        return Base64URL.encode(text).toString();
    }
}

package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.SecurityProfile;
import dev.steelyard.domain.client.setting.AuthenticationSettings;
import dev.steelyard.domain.client.setting.FlowSettings;
import dev.steelyard.domain.client.setting.RequestSettings;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.request.QueryWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A client with a security profile, or without one, that does all that the profiles demand. */
abstract class Profiled extends ServerTest {
    static final String TOKEN = RunningServer.ISSUER + "/token";

    /** RSA, since the algorithm then decides. */
    final SignerKey key = SignerKey.of("PS256", "one");

    final SignerKey weak = new SignerKey(key.jwk(), "RS256", null);
    final Prover prover = new Prover();

    @BeforeEach
    void setUp() {
        // So that failures of one test don't slow down the next.
        server.clock.move(Duration.ofHours(1));
    }

    void profile(@Nullable SecurityProfile profile, SettingValues more) {
        server.set(
                platform.client,
                more.with(FlowSettings.PROFILE, profile)
                        .with(AuthenticationSettings.METHOD, AuthenticationMethod.PRIVATE_KEY_JWT)
                        .with(AuthenticationSettings.JWKS, key.jwks())
                        .over(platform.client.settings()));
    }

    /** Without a profile: one that signs its requests by {@code algorithm}. */
    void signing(String algorithm) {
        profile(null, SettingValues.NONE.with(RequestSettings.SIGNING_ALGORITHM, algorithm));
    }

    Map<String, String> assertion(SignerKey by) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", id());
        claims.put("sub", id());
        claims.put("aud", RunningServer.ISSUER);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("exp", now() + 60);
        return Map.of(
                "client_assertion_type",
                AssertingClient.TYPE,
                "client_assertion",
                by.signs(claims));
    }

    String id() {
        return platform.client.id().hex();
    }

    long now() {
        return server.clock.instant().getEpochSecond();
    }

    Map<String, String> parameters(String... changes) {
        var parameters = new LinkedHashMap<>(new Flow(platform.client).parameters());
        parameters.put("scope", "openid documents:read");
        for (int i = 0; i < changes.length; i += 2) {
            parameters.put(changes[i], changes[i + 1]);
        }
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }

    /** A request object for a signed response, good unless it is changed. */
    Map<String, Object> object(Object... changes) {
        var claims = new LinkedHashMap<String, Object>(parameters("response_mode", "jwt"));
        claims.put("iss", id());
        claims.put("aud", RunningServer.ISSUER);
        claims.put("nbf", now());
        claims.put("exp", now() + 300);
        for (int i = 0; i < changes.length; i += 2) {
            claims.put((String) changes[i], changes[i + 1]);
        }
        claims.values().removeIf(""::equals);
        return claims;
    }

    Browser.Page push(Map<String, String> parameters) {
        return push(parameters, key);
    }

    Browser.Page push(Map<String, String> parameters, SignerKey by) {
        var form = new LinkedHashMap<>(parameters);
        form.putAll(assertion(by));
        return server.browser().post("/oidc/par", form);
    }

    Browser.Page pushObject(Map<String, Object> claims) {
        return push(Map.of("request", key.signs(claims)));
    }

    /** What the browser that comes with the pushed request is answered in the end. */
    Browser.Page completed(Browser.Page pushed) {
        var query = Map.of("client_id", id(), "request_uri", Pushes.uri(pushed));
        var browser = server.browser();
        var consent = browser.submit(browser.open("/oidc/auth?" + QueryWriter.of(query)), Flow.ADA);
        return consent.status() == 200 ? browser.submit(consent, Flow.ALLOW) : consent;
    }

    Browser.Page redeem(String code, SignerKey by, @Nullable String proof) {
        var form = new LinkedHashMap<>(assertion(by));
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", Platform.REDIRECT_URI);
        form.put("code_verifier", Flow.VERIFIER);
        var caller = server.browser();
        if (proof != null) {
            caller.headers.put("DPoP", proof);
        }
        return caller.post("/oidc/token", form);
    }

    String nonce(String code) {
        var refused =
                redeem(code, key, prover.proof("POST", TOKEN, server.clock.instant(), null, null));
        assertThat(error(refused)).isEqualTo("use_dpop_nonce");
        return refused.header("DPoP-Nonce");
    }

    Browser.Page redeem(String code, SignerKey by) {
        var nonce = nonce(code);
        var proof = prover.proof("POST", TOKEN, server.clock.instant(), nonce, null);
        return redeem(code, by, proof);
    }

    static String error(Browser.Page page) {
        return Json.MAPPER.readTree(page.body()).path("error").asString("");
    }

    static void assertRefused(Browser.Page page, String error, String said) {
        assertThat(page.status()).as(page.body()).isIn(400, 401);
        assertThat(error(page)).isEqualTo(error);
        assertThat(page.body()).contains(said);
    }
}

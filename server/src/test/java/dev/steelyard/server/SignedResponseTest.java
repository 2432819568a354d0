package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.domain.client.setting.AuthenticationSettings;
import dev.steelyard.domain.client.setting.RequestSettings;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.client.setting.TokenSettings;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.server.keys.Ed25519;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Authorization responses that are one JWT (JARM, sections 2.1 and 2.3). */
class SignedResponseTest extends Pushes {
    private static final String ISSUER = RunningServer.ISSUER;

    @ParameterizedTest
    @ValueSource(strings = {"jwt", "query.jwt", "form_post.jwt"})
    void code_in_a_jwt_for_this_client_and_nothing_beside_it(String mode) throws Exception {
        var browser = server.browser();
        var flow = flow().with("response_mode", mode).with("prompt", "consent");

        var claims = response(mode, complete(browser, browser.open(flow.path())));

        assertThat(claims.getClaims())
                .containsOnlyKeys("iss", "aud", "exp", "code", "state")
                .containsEntry("state", "s-1");
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", platform.client.id().hex());
        form.put("client_secret", platform.secret);
        form.put("code", claims.getStringClaim("code"));
        form.put("redirect_uri", Platform.REDIRECT_URI);
        form.put("code_verifier", Flow.VERIFIER);
        assertThat(browser.post("/oidc/token", form).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwt", "query.jwt", "form_post.jwt"})
    void refusal_in_a_jwt_too_before_a_login_and_by_the_person(String mode) throws Exception {
        var flow = flow().with("response_mode", mode);
        var browser = server.browser();

        var silent = response(mode, browser.open(flow.with("prompt", "none").path()));
        var invalid = response(mode, browser.open(flow.without("code_challenge").path()));
        var asked = flow.with("prompt", "consent").without("state");
        var consent = browser.submit(browser.open(asked.path()), Flow.ADA);
        var denied = response(mode, browser.submit(consent, Flow.DENY));

        assertThat(silent.getClaims())
                .containsOnlyKeys("iss", "aud", "exp", "error", "error_description", "state")
                .containsEntry("error", "login_required");
        assertThat(invalid.getClaims())
                .containsEntry("error", "invalid_request")
                .containsEntry("state", "s-1");
        assertThat(denied.getClaims())
                .containsOnlyKeys("iss", "aud", "exp", "error", "error_description")
                .containsEntry("error", "access_denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "PS256", "Ed25519"})
    void signed_by_the_client_s_algorithm_and_only_where_a_request_asks(String algorithm)
            throws Exception {
        server.set(
                platform.client,
                TokenSettings.AUTHORIZATION_ALGORITHM.in(platform.client.settings(), algorithm));
        var flow = flow().with("prompt", "none");

        var answer = server.browser().open(flow.with("response_mode", "jwt").path());
        var plain = server.browser().open(flow.path());

        assertThat(response("jwt", answer).getClaims()).containsEntry("error", "login_required");
        var header = SignedJWT.parse(answer.answer().get("response")).getHeader();
        assertThat(header.getAlgorithm().getName()).isEqualTo(algorithm);
        assertThat(plain.answer()).containsEntry("error", "login_required");
    }

    @Test
    void pushed_request_is_answered_in_the_mode_that_was_pushed() throws Exception {
        var browser = server.browser();
        var uri = pushed("response_mode", "form_post.jwt", "prompt", "consent");

        var answer = complete(browser, browser.open(path(platform.client, uri)));

        assertThat(response("form_post.jwt", answer).getClaims()).containsKey("code");
    }

    @Test
    void request_object_is_answered_in_the_mode_inside_also_where_it_is_refused() throws Exception {
        server.set(
                platform.client,
                SettingValues.NONE
                        .with(AuthenticationSettings.JWKS, key.jwks())
                        .with(RequestSettings.SIGNING_ALGORITHM, "ES256")
                        .with(RequestSettings.REQUIRE_SIGNED, true)
                        .over(platform.client.settings()));

        var good = open(object(ISSUER));
        var refused = open(object("https://elsewhere.example.com"));

        assertThat(response("query.jwt", good).getClaims())
                .containsEntry("error", "login_required")
                .containsEntry("state", "s-1");
        assertThat(response("query.jwt", refused).getClaims())
                .containsEntry("error", "invalid_request_object")
                .containsEntry("state", "s-1");
    }

    /** A code in a fragment would be there for scripts; none is issued, and no fragment sent. */
    @ParameterizedTest
    @ValueSource(strings = {"fragment", "fragment.jwt", "form_post.JWT", "web_message"})
    void other_modes_are_refused_in_the_query(String mode) {
        var answer = server.browser().open(flow().with("response_mode", mode).path());

        assertThat(answer.location()).startsWith(Platform.REDIRECT_URI + "?").doesNotContain("#");
        assertThat(answer.answer()).containsEntry("error", "invalid_request");
    }

    @Test
    void response_is_no_id_token_hint() throws Exception {
        var browser = server.browser();
        var flow = flow().with("response_mode", "jwt").with("prompt", "consent");
        var answer = complete(browser, browser.open(flow.path()));
        response("jwt", answer);
        var hint = String.valueOf(answer.answer().get("response"));

        var ended =
                browser.open(
                        "/oidc/session/end?"
                                + QueryWriter.of(
                                        Map.of(
                                                "id_token_hint",
                                                hint,
                                                "post_logout_redirect_uri",
                                                Platform.LOGGED_OUT_URI)));

        assertThat(ended.status()).isEqualTo(400);
    }

    @Test
    void discovery_names_the_modes_and_algorithms() {
        var metadata =
                Json.MAPPER.readTree(
                        server.browser().get("/oidc/.well-known/openid-configuration").body());

        assertThat(metadata.get("response_modes_supported").toString())
                .isEqualTo("[\"query\",\"form_post\",\"jwt\",\"query.jwt\",\"form_post.jwt\"]");
        assertThat(metadata.get("authorization_signing_alg_values_supported"))
                .isEqualTo(metadata.get("id_token_signing_alg_values_supported"));
    }

    private Flow flow() {
        return new Flow(platform.client).with("scope", "openid documents:read");
    }

    private Browser.Page open(String object) {
        return server.browser()
                .open(
                        "/oidc/auth?"
                                + QueryWriter.of(
                                        Map.of(
                                                "client_id",
                                                platform.client.id().hex(),
                                                "request",
                                                object)));
    }

    private String object(String audience) {
        var inside = flow().with("response_mode", "query.jwt").with("prompt", "none").parameters();
        var claims = new LinkedHashMap<String, Object>(inside);
        claims.put("iss", platform.client.id().hex());
        claims.put("aud", audience);
        claims.put("exp", server.clock.instant().getEpochSecond() + 60);
        return key.signs(claims);
    }

    /** The claims, once it is sure that they travelled as {@code mode} says, and are ours. */
    private JWTClaimsSet response(String mode, Browser.Page answer) throws Exception {
        var sent = mode.startsWith("form_post") ? posted(answer) : redirected(answer);
        assertThat(sent).containsOnlyKeys("response");
        var jwt = SignedJWT.parse(sent.get("response"));
        var jwks = JWKSet.parse(server.browser().get("/oidc/jwks").body());
        var key = jwks.getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(key.getAlgorithm());
        assertThat(jwt.verify(verifier(key))).isTrue();
        var claims = jwt.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(ISSUER);
        assertThat(claims.getAudience()).containsExactly(platform.client.id().hex());
        assertThat(claims.getExpirationTime().toInstant().getEpochSecond())
                .isEqualTo(server.clock.instant().getEpochSecond() + 60);
        return claims;
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key) {
            case ECKey ec -> new ECDSAVerifier(ec);
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            default -> Ed25519.verifier(key.toOctetKeyPair());
        };
    }

    private static Map<String, String> redirected(Browser.Page answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        assertThat(answer.location()).startsWith(Platform.REDIRECT_URI + "?response=");
        assertThat(answer.header("cache-control")).contains("no-store");
        return answer.answer();
    }

    private static Map<String, String> posted(Browser.Page answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.location()).isEmpty();
        assertThat(Browser.action(answer)).isEqualTo(Platform.REDIRECT_URI);
        assertThat(answer.header("content-security-policy"))
                .contains("script-src 'self'; ")
                .contains("form-action 'self' https://app.example.com");
        assertThat(answer.header("cache-control")).contains("no-store");
        return Browser.filled(answer, Map.of());
    }
}

package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.domain.client.setting.TokenSettings;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.request.QueryWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Userinfo as a JWT (OpenID Connect Core, section 5.3.2). */
class SignedUserinfoTest extends ServerTest {
    @Test
    void set_so_a_jwt_for_the_client_which_is_no_id_token() throws Exception {
        var flow = new Flow(platform.client).with("scope", "openid email");
        var browser = ada(flow);
        var access =
                Tokens.of(flow.redeem(browser, platform.secret, browser.open(flow.path())))
                        .access();
        var json = server.userinfo(access);
        assertThat(json.header("Content-Type")).isEqualTo("application/json");

        server.set(
                platform.client,
                TokenSettings.USERINFO_ALGORITHM.in(platform.client.settings(), "ES256"));
        var answer = server.userinfo(access);

        assertThat(answer.header("Content-Type")).isEqualTo("application/jwt");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        var jwt = SignedJWT.parse(answer.body());
        var jwks = JWKSet.parse(server.browser().get("/oidc/jwks").body());
        var key = jwks.getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
        var claims = jwt.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(RunningServer.ISSUER);
        assertThat(claims.getAudience()).containsExactly(platform.client.id().hex());
        assertThat(claims.getSubject())
                .isEqualTo(Json.MAPPER.readTree(json.body()).get("sub").asString());
        assertThat(claims.getStringClaim("email")).isEqualTo(Platform.ADA);
        var hint =
                Map.of(
                        "id_token_hint",
                        answer.body(),
                        "post_logout_redirect_uri",
                        Platform.LOGGED_OUT_URI);
        assertThat(browser.open("/oidc/session/end?" + QueryWriter.of(hint)).status())
                .isEqualTo(400);
    }
}

package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.setting.TokenSettings;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.http.answer.Json;
import dev.steelyard.testkit.domain.ClientBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** RFC 7662, section 2.2; rules 10 and 11: what is told of a token is what would become of it. */
class IntrospectionTest {
    private RunningServer server;
    private Platform platform;
    private String api;

    @BeforeEach
    void start() {
        server = new RunningServer(RunningServer.ISSUER);
        platform = server.platform;
        api = ResourceServerSecret.of(server).basic();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Tokens tokens() {
        var flow = new Flow(platform.client).with("scope", "openid offline_access");
        var browser = server.browser();
        var asked = browser.submit(browser.open(flow.path()), Flow.ADA);
        var answer = browser.submit(asked, Map.of("decision", "allow", "offline_access", "true"));
        return Tokens.of(flow.redeem(browser, platform.secret, answer));
    }

    private JsonNode asApi(String token) {
        var caller = server.browser();
        caller.headers.put("Authorization", api);
        return json(caller.post("/oidc/introspection", Map.of("token", token)));
    }

    private JsonNode asClient(String token) {
        return json(server.browser().post("/oidc/introspection", form(Map.of("token", token))));
    }

    private Map<String, String> form(Map<String, String> more) {
        var form = new LinkedHashMap<>(more);
        form.put("client_id", platform.client.id().hex());
        form.put("client_secret", platform.secret);
        return form;
    }

    private static JsonNode json(Browser.Page page) {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return Json.MAPPER.readTree(page.body());
    }

    private void application(@Nullable Instant expiry, boolean suspended) {
        var is = platform.application;
        platform.change(
                tx ->
                        tx.applications()
                                .update(
                                        new Application(
                                                is.id(),
                                                is.reseller(),
                                                is.name(),
                                                is.company(),
                                                expiry,
                                                suspended,
                                                SecondFactorPolicy.OFF,
                                                tx.applications()
                                                        .find(is.id())
                                                        .orElseThrow()
                                                        .version())),
                ChangeKey.application(is.id()));
    }

    private void standing(ResellerStatus standing) {
        var id = platform.application.reseller();
        platform.change(
                tx -> {
                    var is = tx.resellers().find(id).orElseThrow();
                    tx.resellers().update(new Reseller(id, is.name(), standing, is.version()));
                },
                ChangeKey.reseller(id));
    }

    private void assertStopped(String token, String why) {
        server.await(() -> asApi(token).has("stopped"));
        for (var answer : new JsonNode[] {asApi(token), asClient(token)}) {
            assertThat(answer.get("active").asBoolean()).isTrue();
            assertThat(answer.path("stopped").asString()).isEqualTo(why);
            assertThat(answer.get("permissions")).isEmpty();
        }
    }

    @Test
    void running_application_permissions_of_now() {
        var answer = asApi(tokens().access());

        assertThat(answer.get("active").asBoolean()).isTrue();
        assertThat(answer.has("stopped")).isFalse();
        assertThat(answer.get("permissions")).hasSize(2);
    }

    @Test
    void suspended_application_active_without_permissions() {
        var token = tokens().access();

        application(null, true);

        assertStopped(token, "application_suspended");
    }

    @Test
    void expired_application_active_without_permissions_after_its_grace() {
        application(server.clock.instant().minus(Duration.ofDays(14)).plusSeconds(60), false);
        var token = tokens().access();
        assertThat(asApi(token).get("permissions")).hasSize(2);

        server.clock.move(Duration.ofSeconds(60));

        assertStopped(token, "application_expired");
    }

    @Test
    void closed_reseller_active_without_permissions_frozen_with() {
        var token = tokens().access();

        standing(ResellerStatus.FROZEN);
        assertThat(asApi(token).get("permissions")).hasSize(2);
        standing(ResellerStatus.CLOSED);

        assertStopped(token, "reseller_closed");
    }

    @Test
    void refresh_token_active_while_it_could_be_presented() {
        rotating();
        var first = String.valueOf(tokens().refresh());
        assertThat(asClient(first).get("active").asBoolean()).isTrue();

        var second = refreshed(first);
        assertThat(asClient(first).get("active").asBoolean()).isTrue();
        assertThat(asClient(second).get("active").asBoolean()).isTrue();

        refreshed(second);
        assertThat(asClient(first).get("active").asBoolean()).isFalse();
    }

    @Test
    void accepted_as_a_jwt_signed_for_whoever_asked_and_no_access_token() throws Exception {
        var token = tokens().access();
        var caller = server.browser();
        caller.headers.put("Authorization", api);
        caller.headers.put("Accept", "application/token-introspection+jwt");
        for (var text : new String[] {token, "unknown"}) {
            var answer = caller.post("/oidc/introspection", Map.of("token", text));
            assertThat(answer.header("content-type"))
                    .isEqualTo("application/token-introspection+jwt");
            var jwt = SignedJWT.parse(answer.body());
            assertThat(jwt.getHeader().getType().getType()).isEqualTo("token-introspection+jwt");
            var jwks = JWKSet.parse(server.browser().get("/oidc/jwks").body());
            var key = jwks.getKeyByKeyId(jwt.getHeader().getKeyID()).toECKey();
            assertThat(jwt.verify(new ECDSAVerifier(key))).isTrue();
            var claims = jwt.getJWTClaimsSet();
            assertThat(claims.getAudience()).containsExactly(Platform.API);
            assertThat(claims.getSubject()).isNull();
            assertThat(claims.getExpirationTime()).isNull();
            assertThat(claims.getJSONObjectClaim("token_introspection"))
                    .containsEntry("active", text.equals(token));
            assertThat(asApi(answer.body()).get("active").asBoolean()).isFalse();
        }
    }

    private void rotating() {
        var is = platform.client;
        var rotating = TokenSettings.ROTATE_REFRESH_TOKENS.in(ClientSettings.SAFE, true);
        platform.change(
                tx -> tx.clients().update(ClientBuilder.like(is).settings(rotating).build()),
                ChangeKey.client(is.id()));
    }

    private String refreshed(String token) {
        var more = Map.of("grant_type", "refresh_token", "refresh_token", token);
        return String.valueOf(
                Tokens.of(server.browser().post("/oidc/token", form(more))).refresh());
    }
}

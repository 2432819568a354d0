package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.ClientAuthentication;
import dev.steelyard.domain.client.setting.AuthenticationSettings;
import dev.steelyard.domain.client.setting.RequestSettings;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.server.outgoing.OutgoingSettings;
import dev.steelyard.server.settings.MutualTls;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is pushed, and by whom (RFC 9126, sections 2, 3 and 5). */
class ParTest extends Pushes {
    @Test
    void pushed_is_answered_by_a_uri_that_lives_a_minute() {
        var page = push(form(platform.client));
        assertThat(page.status()).isEqualTo(201);
        assertThat(page.header("cache-control")).contains("no-store");
        assertThat(uri(page)).matches(Pattern.quote(URN) + "sy_pr_[0-9a-f]{24}_\\w{40,}");
        assertThat(Json.MAPPER.readTree(page.body()).get("expires_in").asInt()).isEqualTo(60);
        assertThat(server.browser().get("/oidc/.well-known/openid-configuration").body())
                .contains(
                        "\"pushed_authorization_request_endpoint\":\"http://localhost:8080/oidc/par\"",
                        "\"require_pushed_authorization_requests\":false");
    }

    @ParameterizedTest(name = "{0}={1} → {2}")
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "redirect_uri|                              | invalid_request",
                "redirect_uri| https://evil.example/callback | invalid_request",
                "response_type| token                        | unsupported_response_type",
                "response_mode| fragment                     | invalid_request",
                "code_challenge| short                       | invalid_request",
                "code_challenge_method| plain                | invalid_request",
                "scope| unknown:scope                        | invalid_scope",
                "resource| https://elsewhere.example.com     | invalid_target",
                "prompt| none login                          | invalid_request",
                "max_age| soon                               | invalid_request",
                "claims| []                                  | invalid_request",
                "acr_values| gold                            | unmet_authentication_requirements",
                "id_token_hint| nonsense                     | invalid_request",
                "registration| {}                            | registration_not_supported",
                "request_uri| https://app.example.com/r      | invalid_request",
                "request| a.b.c                              | request_not_supported",
            })
    void refused_at_once(String parameter, String value, String error) {
        var page = push(form(platform.client, parameter, value == null ? "" : value));
        assertThat(page.status()).as(page.body()).isEqualTo(400);
        assertThat(error(page)).isEqualTo(error);
        assertThat(page.header("cache-control")).contains("no-store");
    }

    @Test
    void pushed_uri_pushed_again_is_refused() {
        assertThat(error(push(form(platform.client, "request_uri", pushed()))))
                .isEqualTo("invalid_request");
    }

    @Test
    void client_has_to_prove_itself_as_at_the_token_endpoint() {
        var unproved = push(form(platform.client, "client_secret", ""));
        assertThat(unproved.status()).isEqualTo(401);
        assertThat(error(unproved)).isEqualTo("invalid_client");
        var wrong = push(form(platform.client, "client_secret", platform.secret + "x"));
        assertThat(wrong.status()).isEqualTo(401);

        var basic = server.browser();
        var pair = platform.client.id().hex() + ":" + platform.secret;
        basic.headers.put(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
        var form = form(platform.client, "client_secret", "", "client_id", "");
        assertThat(basic.post("/oidc/par", form).status()).isEqualTo(201);
    }

    @Test
    void private_key_jwt_works_and_nothing_of_it_is_kept() {
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
        var assertion =
                key.signs(
                        Map.of(
                                "iss",
                                id,
                                "sub",
                                id,
                                "aud",
                                RunningServer.ISSUER,
                                "jti",
                                UUID.randomUUID().toString(),
                                "exp",
                                server.clock.instant().getEpochSecond() + 60));
        var form = form(platform.client, "client_secret", "");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        assertThat(uri(push(form))).startsWith(URN);
        assertThat(push(form).status()).isEqualTo(401);
        assertThat(push(form(platform.client)).status()).isEqualTo(401);
    }

    @Test
    void public_client_pushes_by_its_id_with_pkce() {
        var uri = uri(push(form(platform.publicClient)));
        assertThat(server.browser().open(path(platform.publicClient, uri)).status()).isEqualTo(200);
        assertThat(error(push(form(platform.publicClient, "code_challenge", ""))))
                .isEqualTo("invalid_request");
        assertThat(push(form(platform.publicClient, "client_secret", "x")).status()).isEqualTo(401);
    }

    @Test
    void public_clients_pushes_from_one_source_are_bounded() {
        try (var small = new RunningServer(RunningServer.ISSUER)) {
            var form = new Flow(small.platform.publicClient).parameters();
            for (int i = 0; i < 300; i++) {
                assertThat(small.browser().post("/oidc/par", form).status()).isEqualTo(201);
            }
            assertThat(small.browser().post("/oidc/par", form).status()).isEqualTo(429);
            small.clock.move(Duration.ofSeconds(1));
            assertThat(small.browser().post("/oidc/par", form).status()).isEqualTo(201);
        }
    }

    @Test
    void long_ones_are_refused() {
        var page = push(form(platform.client, "login_hint", "x".repeat(17_000)));
        assertThat(page.status()).isEqualTo(400);
    }

    private void signs(boolean required) {
        server.set(
                platform.client,
                SettingValues.NONE
                        .with(AuthenticationSettings.JWKS, key.jwks())
                        .with(RequestSettings.SIGNING_ALGORITHM, "ES256")
                        .with(RequestSettings.REQUIRE_SIGNED, required)
                        .over(platform.client.settings()));
    }

    @Test
    void request_object_can_be_pushed_and_is_checked_at_once() {
        signs(true);
        assertThat(error(push(form(platform.client)))).isEqualTo("invalid_request");
        var claims = new LinkedHashMap<String, Object>(form(platform.client, "client_secret", ""));
        claims.put("iss", platform.client.id().hex());
        claims.put("aud", RunningServer.ISSUER);
        claims.put("exp", server.clock.instant().getEpochSecond() + 60);
        claims.put("state", "inside");
        var form =
                new LinkedHashMap<>(
                        Map.of(
                                "client_id",
                                platform.client.id().hex(),
                                "client_secret",
                                platform.secret,
                                "state",
                                "outside",
                                "request",
                                key.signs(claims)));
        var uri = uri(push(form));
        // The object's own end doesn't matter any more.
        server.clock.move(Duration.ofSeconds(59));
        var browser = server.browser();
        var login = browser.open(path(platform.client, uri));
        server.clock.move(Duration.ofMinutes(10));
        assertThat(complete(browser, login).answer()).containsEntry("state", "inside");

        form.put("request", SignerKey.of("ES256", "one").signs(claims));
        assertThat(error(push(form))).isEqualTo("invalid_request_object");
    }

    @Test
    void required_of_a_client_plain_ones_are_refused() {
        server.set(
                platform.client,
                RequestSettings.REQUIRE_PUSHED.in(platform.client.settings(), true));
        var plain = server.browser().open(new Flow(platform.client).path());
        assertThat(plain.answer())
                .containsEntry("error", "invalid_request")
                .containsEntry("state", "s-1");
        assertThat(server.browser().open(path(platform.client, pushed())).status()).isEqualTo(200);
    }

    @Test
    void required_of_all_plain_ones_are_refused_and_discovery_says_so() {
        var pushes =
                Map.of(
                        "lifetimes.pushed_request",
                        "90s",
                        "authorization.require_pushed_requests",
                        "true");
        try (var strict =
                new RunningServer(
                        RunningServer.ISSUER,
                        Proxies.NONE,
                        OutgoingSettings.SAFE,
                        MutualTls.NONE,
                        pushes)) {
            var flow = new Flow(strict.platform.publicClient);
            assertThat(strict.browser().open(flow.path()).answer())
                    .containsEntry("error", "invalid_request");
            var page = strict.browser().post("/oidc/par", flow.parameters());
            assertThat(page.body()).contains("\"expires_in\":90");
            var uri = uri(page);
            assertThat(strict.browser().open(path(strict.platform.publicClient, uri)).status())
                    .isEqualTo(200);
            assertThat(strict.browser().get("/oidc/.well-known/openid-configuration").body())
                    .contains("\"require_pushed_authorization_requests\":true");
        }
    }
}

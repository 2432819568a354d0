package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.change.ChangeKey;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect Core, section 5.3; RFC 6750, section 3; CORS of what browsers' scripts call. */
class UserinfoTest extends ServerTest {
    private static final String FOREIGN = "https://evil.example";

    private Tokens tokens(String scope) {
        var flow = new Flow(platform.client).with("scope", scope);
        var browser = server.browser();
        var answer = browser.submit(browser.open(flow.path()), Flow.ADA);
        answer = answer.status() == 200 ? browser.submit(answer, Flow.ALLOW) : answer;
        return Tokens.of(flow.redeem(browser, platform.secret, answer));
    }

    private Browser.Page get(String... headers) {
        var caller = server.browser();
        for (int i = 0; i < headers.length; i += 2) {
            caller.headers.put(headers[i], headers[i + 1]);
        }
        return caller.get("/oidc/me");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "openid | {\"sub\":\"ADA\"}",
                "openid documents:read | {\"sub\":\"ADA\"}",
                "openid profile | {\"sub\":\"ADA\",\"name\":\"Ada Lovelace\"}",
                "openid email | {\"sub\":\"ADA\",\"email\":\"ada@example.com\",\"email_verified\":false}",
            })
    void claims_of_the_scopes(String scope, String claims) {
        var answer = server.userinfo(tokens(scope).access());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(claims.replace("ADA", platform.ada.id().hex()));
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }

    @Test
    void by_post_as_well() {
        var caller = server.browser();
        caller.headers.put("Authorization", "Bearer " + tokens("openid").access());

        assertThat(caller.post("/oidc/me", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void no_token_401_without_an_error_code() {
        var answer = get();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).startsWith("Bearer").doesNotContain("error");
    }

    /** RFC 6750, section 2.2. */
    @Test
    void by_post_with_the_token_in_the_form() {
        var token = tokens("openid").access();
        var caller = server.browser();

        var answer = caller.post("/oidc/me", Map.of("access_token", token));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(platform.ada.id().hex());
        var refused = caller.post("/oidc/me", Map.of("access_token", "x y"));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("www-authenticate")).contains("error=\"invalid_token\"");
    }

    /** RFC 6750, section 2: one way at a time. */
    @Test
    void token_in_header_and_form_invalid_request() {
        var token = tokens("openid").access();
        var caller = server.browser();
        caller.headers.put("Authorization", "Bearer " + token);

        var answer = caller.post("/oidc/me", Map.of("access_token", token));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\":\"invalid_request\"");
    }

    @Test
    void token_in_the_query_counts_as_none() {
        var token = tokens("openid").access();

        var inQuery = server.browser().get("/oidc/me?access_token=" + token);
        assertThat(inQuery.status()).isEqualTo(401);
        assertThat(inQuery.body()).contains("Use the Authorization header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Bearer", "Basic eDp5", "Bearer a b", "DPoP x"})
    void what_is_no_token_of_ours_invalid_token(String header) {
        var answer = get("Authorization", header);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void id_token_altered_token_and_expired_token_invalid_token() {
        var tokens = tokens("openid");
        var access = tokens.access();
        assertThat(server.userinfo(String.valueOf(tokens.id())).status()).isEqualTo(401);
        var altered = access.substring(0, access.length() - 4) + "AAAA";
        assertThat(server.userinfo(altered).status()).isEqualTo(401);

        server.clock.move(Duration.ofSeconds(331));

        assertThat(server.userinfo(access).status()).isEqualTo(401);
    }

    @Test
    void token_without_openid_or_of_a_client_insufficient_scope() {
        var answer = server.userinfo(tokens("documents:read").access());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("www-authenticate")).contains("error=\"insufficient_scope\"");
    }

    @Test
    void consent_withdrawn_invalid_token() {
        var token = tokens("openid").access();

        platform.change(
                tx -> tx.consents().withdraw(platform.ada.id(), platform.client.id()),
                ChangeKey.consent(platform.ada.id(), platform.client.id()));

        server.await(() -> server.userinfo(token).status() == 401);
    }

    @Test
    void client_suspended_invalid_token_and_its_origin_unknown() {
        try (var own = new RunningServer(RunningServer.ISSUER)) {
            var flow = new Flow(own.platform.client).with("scope", "openid");
            var browser = own.browser();
            var answer =
                    browser.submit(browser.submit(browser.open(flow.path()), Flow.ADA), Flow.ALLOW);
            var token = Tokens.of(flow.redeem(browser, own.platform.secret, answer)).access();
            assertThat(own.userinfo(token).status()).isEqualTo(200);

            own.suspend(own.platform.client);

            own.await(() -> own.userinfo(token).status() == 401);
        }
    }

    @Test
    void origin_of_the_client_may_read_the_answer_also_a_refusal() {
        var token = "Bearer " + tokens("openid").access();

        var answer = get("Authorization", token, "Origin", Platform.ORIGIN);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("access-control-allow-origin")).isEqualTo(Platform.ORIGIN);
        assertThat(answer.header("access-control-allow-credentials")).isEmpty();
        assertThat(answer.header("vary")).isEqualTo("Origin");
        var refused = get("Authorization", "Bearer x", "Origin", Platform.ORIGIN);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("access-control-allow-origin")).isEqualTo(Platform.ORIGIN);
        assertThat(refused.header("access-control-expose-headers")).contains("WWW-Authenticate");
    }

    @Test
    void foreign_origin_refused_although_the_token_is_good() {
        var token = "Bearer " + tokens("openid").access();

        var answer = get("Authorization", token, "Origin", FOREIGN);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("access-control-allow-origin")).isEmpty();
    }

    @ParameterizedTest(name = "OPTIONS {0}")
    @ValueSource(strings = {"/oidc/token", "/oidc/me", "/oidc/revocation"})
    void preflight_of_a_registered_origin_allowed_of_others_not(String path) {
        var allowed = server.browser().options(path, Platform.ORIGIN);

        assertThat(allowed.status()).isEqualTo(204);
        assertThat(allowed.header("access-control-allow-origin")).isEqualTo(Platform.ORIGIN);
        assertThat(allowed.header("access-control-allow-headers"))
                .isEqualTo(
                        "authorization, content-type, cache-control, dpop, x-api-key, idempotency-key");
        assertThat(allowed.header("access-control-allow-methods")).contains("POST");
        assertThat(allowed.header("access-control-allow-credentials")).isEmpty();
        for (var origin :
                new String[] {
                    FOREIGN, "null", "https://suspended.example.com", "https://app.example.com:8443"
                }) {
            var refused = server.browser().options(path, origin);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.header("access-control-allow-origin")).isEmpty();
            assertThat(refused.header("content-type")).isEqualTo("application/json");
            assertThat(refused.body())
                    .contains("\"error\":\"access_denied\"", "Ask the reseller", "\"reference\":");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oidc/auth", "/oidc/login", "/oidc/consent", "/oidc/session/end"})
    void preflight_of_what_scripts_must_not_call_not_answered(String path) {
        var answer = server.browser().options(path, Platform.ORIGIN);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("access-control-allow-origin")).isEmpty();
    }

    @Test
    void token_endpoint_refuses_a_foreign_origin_before_the_code_is_used() {
        var flow = new Flow(platform.client).with("scope", "openid");
        var browser = ada(flow);
        var answer = browser.open(flow.path());

        browser.headers.put("Origin", FOREIGN);
        assertThat(flow.redeem(browser, platform.secret, answer).status()).isEqualTo(403);
        browser.headers.put("Origin", Platform.ORIGIN);
        var tokens = flow.redeem(browser, platform.secret, answer);
        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.header("access-control-allow-origin")).isEqualTo(Platform.ORIGIN);
    }
}

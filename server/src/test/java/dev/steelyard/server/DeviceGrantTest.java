package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.http.answer.Json;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What devices are answered (RFC 8628, sections 3.1, 3.2, 3.4 and 3.5). */
class DeviceGrantTest extends Devices {
    private static final Map<String, String> ALLOW_OFFLINE =
            Map.of("decision", "allow", "offline_access", "true");

    private static JsonNode claims(String jwt) {
        var payload = Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]);
        return Json.MAPPER.readTree(new String(payload, UTF_8));
    }

    private List<AuditEvent> events(String action) {
        return server.audit().stream().filter(event -> event.action().equals(action)).toList();
    }

    @Test
    void asked_told_where_and_how_long() {
        var page = server.browser().post(ASK, form(device, "scope", "openid documents:read"));

        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.header("cache-control")).contains("no-store");
        var json = Json.MAPPER.readTree(page.body());
        assertThat(json.get("user_code").asString())
                .matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
        assertThat(json.get("verification_uri").asString())
                .isEqualTo(RunningServer.ISSUER + "/device");
        assertThat(json.get("verification_uri_complete").asString())
                .isEqualTo(
                        RunningServer.ISSUER
                                + "/device?user_code="
                                + json.get("user_code").asString());
        assertThat(json.get("expires_in").asInt()).isEqualTo(600);
        assertThat(json.get("interval").asInt()).isEqualTo(5);
    }

    @Test
    void allowed_gets_tokens_of_that_login_and_a_second_time_ends_them() {
        var asked = ask("openid documents:read offline_access");
        assertError(poll(asked), "authorization_pending");
        var browser = ada();
        var consent = enter(browser, asked.userCode());
        assertThat(consent.body()).contains("Label of documents:read", SOURCE);
        var done = browser.submit(consent, ALLOW_OFFLINE);
        assertThat(done.body()).contains("Your device is connected");

        var answer = pollLater(asked);

        var tokens = Tokens.of(answer);
        assertThat(claims(tokens.access()).get("scope").asString())
                .contains("documents:read")
                .doesNotContain("documents:write");
        assertThat(claims(tokens.access()).get("sub").asString())
                .isEqualTo(platform.ada.id().hex());
        var id = claims(String.valueOf(tokens.id()));
        assertThat(id.get("sid").asString()).isNotEmpty();
        assertThat(id.get("auth_time").asLong()).isPositive();
        assertThat(id.get("aud").toString()).contains(device.id().hex());
        assertThat(server.userinfo(tokens.access()).status()).isEqualTo(200);
        var refreshed =
                server.browser()
                        .post(
                                "/oidc/token",
                                form(
                                        device,
                                        "grant_type",
                                        "refresh_token",
                                        "refresh_token",
                                        String.valueOf(tokens.refresh())));
        var later = Tokens.of(refreshed);

        assertError(poll(asked), "invalid_grant");
        assertThat(server.userinfo(later.access()).status()).isEqualTo(401);
        assertThat(events("token.replayed")).hasSize(1);
        var event = events("device.allowed").getFirst();
        assertThat(event.actor()).isEqualTo("user:" + platform.ada.id());
        assertThat(event.matter().application()).isEqualTo(platform.application.id());
        assertThat(event.origin().client()).isEqualTo(device.id());
    }

    @Test
    void without_offline_access_no_refresh_token() {
        var asked = ask("openid");
        var browser = ada();
        browser.submit(enter(browser, asked.userCode()), Flow.ALLOW);
        assertThat(Tokens.of(poll(asked)).refresh()).isNull();
    }

    @Test
    void denied_is_told_for_good() {
        var asked = ask("openid");
        var browser = ada();
        var done = browser.submit(enter(browser, asked.userCode()), Flow.DENY);
        assertThat(done.body()).contains("The device was not connected");

        assertError(poll(asked), "access_denied");
        assertError(poll(asked), "access_denied");
        assertThat(enter(browser, asked.userCode()).body()).contains("There is no device waiting");
        assertThat(events("device.denied")).hasSize(1);
        assertThat(events("device.allowed")).isEmpty();
    }

    @Test
    void denied_in_one_tab_after_it_was_allowed_in_another_is_not_told_to_be_denied() {
        var asked = ask("openid");
        var browser = ada();
        var one = enter(browser, asked.userCode());
        var other = enter(browser, asked.userCode());
        browser.submit(one, Flow.ALLOW);

        var done = browser.submit(other, Flow.DENY);

        assertThat(done.status()).isEqualTo(400);
        assertThat(done.body()).doesNotContain("The device was not connected");
        assertThat(events("device.denied")).isEmpty();
        Tokens.of(poll(asked));
    }

    @Test
    void expired_is_told() {
        var asked = ask("openid");
        server.clock.move(Duration.ofSeconds(599));
        assertError(poll(asked), "authorization_pending");
        assertError(pollLater(asked), "expired_token");
    }

    @Test
    void allowed_but_fetched_too_late_is_expired() {
        var asked = ask("openid");
        var browser = ada();
        browser.submit(enter(browser, asked.userCode()), Flow.ALLOW);
        server.clock.move(Duration.ofSeconds(600));
        assertError(poll(asked), "expired_token");
    }

    @Test
    void polled_too_often_slows_down_for_good_and_gets_there() {
        var asked = ask("openid");
        assertError(poll(asked), "authorization_pending");
        server.clock.move(Duration.ofSeconds(3));
        assertError(poll(asked), "slow_down");
        server.clock.move(Duration.ofSeconds(5));
        assertError(poll(asked), "slow_down");
        // Twice 5 seconds more, from when it was last told to wait; one second is let pass.
        server.clock.move(Duration.ofSeconds(6));
        assertError(poll(asked), "authorization_pending");
        server.clock.move(Duration.ofSeconds(13));
        assertError(poll(asked), "slow_down");
        var browser = ada();
        browser.submit(enter(browser, asked.userCode()), Flow.ALLOW);
        assertError(poll(asked), "slow_down");
        server.clock.move(Duration.ofSeconds(60));
        Tokens.of(poll(asked));
    }

    @Test
    void one_that_never_waits_is_answered_once_a_minute() {
        var asked = ask("openid");
        int pending = 0;
        for (int second = 0; second < 130; second++) {
            pending += error(poll(asked)).equals("authorization_pending") ? 1 : 0;
            server.clock.move(Duration.ofSeconds(1));
        }
        assertThat(pending).isEqualTo(3);
    }

    @Test
    void of_many_polls_at_once_one_gets_tokens() throws Exception {
        var asked = ask("openid");
        var browser = ada();
        browser.submit(enter(browser, asked.userCode()), Flow.ALLOW);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> poll = () -> poll(asked).status();
            var answers = threads.invokeAll(IntStream.range(0, 30).mapToObj(_ -> poll).toList());
            int tokens = 0;
            for (var answer : answers) {
                tokens += answer.get() == 200 ? 1 : 0;
            }
            assertThat(tokens).isEqualTo(1);
        }
    }

    @Test
    void unknown_altered_or_anothers_code_is_refused_and_slows_nobody_down() {
        var asked = ask("openid");
        var other = client(platform.publicClient, Set.of(GrantType.DEVICE_CODE));
        assertError(poll(other, asked), "invalid_grant");
        assertError(poll(new Asked(asked.deviceCode() + "x", "", "")), "invalid_grant");
        assertError(
                server.browser().post("/oidc/token", form(device, "grant_type", GRANT)),
                "invalid_grant");
        assertError(poll(asked), "authorization_pending");
    }

    @Test
    void is_no_authorization_code() {
        var asked = ask("openid");
        var browser = ada();
        browser.submit(enter(browser, asked.userCode()), Flow.ALLOW);
        var both =
                client(
                        platform.publicClient,
                        Set.of(GrantType.DEVICE_CODE, GrantType.AUTHORIZATION_CODE));
        for (var client : List.of(both, platform.publicClient)) {
            assertError(
                    server.browser()
                            .post(
                                    "/oidc/token",
                                    form(
                                            client,
                                            "grant_type",
                                            "authorization_code",
                                            "code",
                                            asked.deviceCode())),
                    "invalid_grant");
        }
        Tokens.of(poll(asked));
    }

    @Test
    void what_was_allowed_and_ended_before_it_was_fetched_gives_nothing() {
        var browser = ada();
        var ended = ask("openid");
        browser.submit(enter(browser, ended.userCode()), Flow.ALLOW);
        var loggedOut = ask("openid");
        browser.submit(enter(browser, loggedOut.userCode()), Flow.ALLOW);
        var client = new ClientSelection.OfClient(device.id());
        server.store.write(
                tx -> {
                    tx.codes().endAll(platform.ada.id(), client);
                    return true;
                });
        assertError(poll(ended), "access_denied");

        var again = ask("openid");
        browser.submit(enter(browser, again.userCode()), Flow.ALLOW);
        server.store.write(
                tx -> {
                    for (var session : tx.sessions().ofUser(platform.ada.id())) {
                        tx.sessions().end(session.id(), server.clock.instant());
                    }
                    return true;
                });
        assertError(poll(again), "invalid_grant");
    }

    @Test
    void client_that_is_not_made_for_it_is_refused_at_both_endpoints() {
        assertError(server.browser().post(ASK, form(platform.publicClient)), "unauthorized_client");
        assertError(poll(platform.publicClient, ask("openid")), "unauthorized_client");
    }

    @Test
    void confidential_client_has_to_prove_itself() {
        var page = server.browser().post(ASK, form(platform.client, "scope", "openid"));
        assertThat(page.status()).as(page.body()).isEqualTo(401);
        assertThat(error(page)).isEqualTo("invalid_client");
    }

    @Test
    void wrong_scope_or_resource_is_told_to_the_device_not_to_the_person() {
        assertError(
                server.browser().post(ASK, form(device, "scope", "parameters:write")),
                "invalid_scope");
        assertError(
                server.browser().post(ASK, form(device, "resource", "https://other.example")),
                "invalid_target");
        assertError(
                server.browser().post(ASK, form(device, "dpop_jkt", "short")), "invalid_request");
    }

    @Test
    void resource_of_the_request_is_that_of_the_tokens() {
        var page =
                server.browser()
                        .post(ASK, form(device, "resource", Platform.API, "scope", "openid"));
        var asked = Asked.of(page);
        var browser = ada();
        browser.submit(enter(browser, asked.userCode()), Flow.ALLOW);
        assertError(
                server.browser()
                        .post(
                                "/oidc/token",
                                form(
                                        device,
                                        "grant_type",
                                        GRANT,
                                        "device_code",
                                        asked.deviceCode(),
                                        "resource",
                                        "https://other.example")),
                "invalid_target");
        assertThat(claims(Tokens.of(poll(asked)).access()).get("aud").toString())
                .contains(Platform.API);
    }

    @Test
    void bound_to_the_key_of_its_proof() {
        var mine = new Prover();
        var asked = Asked.of(proving(mine, ASK, form(device, "scope", "openid offline_access")));
        var browser = ada();
        browser.submit(enter(browser, asked.userCode()), ALLOW_OFFLINE);
        var form = form(device, "grant_type", GRANT, "device_code", asked.deviceCode());

        assertError(server.browser().post("/oidc/token", form), "invalid_dpop_proof");
        assertError(proving(new Prover(), "/oidc/token", form), "invalid_dpop_proof");
        var tokens = Tokens.of(proving(mine, "/oidc/token", form));
        assertThat(claims(tokens.access()).get("cnf").get("jkt").asString()).isEqualTo(mine.jkt());

        assertError(server.browser().post("/oidc/token", form), "invalid_grant");
        assertError(proving(new Prover(), "/oidc/token", form), "invalid_grant");
        assertThat(events("token.replayed")).isEmpty();
        assertError(
                server.browser()
                        .post(
                                "/oidc/token",
                                form(
                                        device,
                                        "grant_type",
                                        "refresh_token",
                                        "refresh_token",
                                        String.valueOf(tokens.refresh()))),
                "invalid_dpop_proof");

        assertError(proving(mine, "/oidc/token", form), "invalid_grant");
        assertThat(events("token.replayed")).hasSize(1);
    }

    private Browser.Page proving(Prover by, String path, Map<String, String> form) {
        var target = "http://localhost:8080" + path;
        var first = server.browser();
        first.headers.put("DPoP", by.proof("POST", target, server.clock.instant(), null, null));
        var nonce = first.post(path, form).header("DPoP-Nonce");
        var second = server.browser();
        second.headers.put("DPoP", by.proof("POST", target, server.clock.instant(), nonce, null));
        return second.post(path, form);
    }

    @Test
    void sources_of_public_devices_are_limited() {
        for (int i = 0; i < 60; i++) {
            ask("openid");
        }
        var limited = from(SOURCE).post(ASK, form(device, "scope", "openid"));
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("retry-after")).isEqualTo("10");
        Asked.of(from("203.0.113.8").post(ASK, form(device, "scope", "openid")));
    }

    @Test
    void confidential_client_is_limited_too_wherever_its_devices_are() {
        var client = platform.client;
        var grants = new HashSet<>(client.grantTypes());
        grants.add(GrantType.DEVICE_CODE);
        platform.change(
                tx -> tx.clients().update(Platform.withGrants(client, grants)),
                ChangeKey.client(client.id()));
        server.core.pump().catchUp();
        var form = form(client, "client_secret", platform.secret);
        for (int i = 0; i < 600; i++) {
            Asked.of(from("203.0.113." + i % 250).post(ASK, form));
        }
        var limited = from(SOURCE).post(ASK, form);
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("retry-after")).isEqualTo("1");
        assertThat(error(limited)).isEqualTo("rate_limited");
        assertThat(server.rows("device_authorizations")).isEqualTo(600);
    }

    @Test
    void discovery_tells_of_it_where_it_is_on_only() {
        var on = server.browser().get("/oidc/.well-known/openid-configuration").body();
        assertThat(on)
                .contains(
                        "\"device_authorization_endpoint\":\""
                                + RunningServer.ISSUER
                                + "/device_authorization\"")
                .contains(GRANT);
        try (var without = new RunningServer(RunningServer.ISSUER)) {
            var browser = without.browser();
            assertThat(browser.get("/oidc/.well-known/openid-configuration").body())
                    .doesNotContain("device");
            assertThat(browser.post(ASK, Map.of()).status()).isEqualTo(404);
            assertThat(browser.get(PAGE).status()).isEqualTo(404);
            assertError(
                    browser.post("/oidc/token", Map.of("grant_type", GRANT)),
                    "unsupported_grant_type");
        }
    }
}

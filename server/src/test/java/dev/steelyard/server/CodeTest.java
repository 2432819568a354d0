package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.http.answer.Json;
import dev.steelyard.operations.client.ClientOperations.ClientPatch;
import dev.steelyard.operations.schema.Change;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of a code at the token endpoint (RFC 6749, section 4.1.3; RFC 9700, section 4.5).
 */
class CodeTest extends ServerTest {
    private Browser caller() {
        return server.browser();
    }

    private Flow flow() {
        return new Flow(platform.client).with("scope", "openid");
    }

    private String code(Browser browser, Flow flow) {
        return String.valueOf(browser.open(flow.path()).answer().get("code"));
    }

    private Browser.Page redeem(Client client, String code, Map<String, String> changes) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", client.id().hex());
        if (client.equals(platform.client)) {
            form.put("client_secret", platform.secret);
        }
        form.put("code", code);
        form.put("redirect_uri", Platform.REDIRECT_URI);
        form.put("code_verifier", Flow.VERIFIER);
        changes.forEach(
                (name, value) -> {
                    form.remove(name);
                    if (!value.isEmpty()) {
                        form.put(name, value);
                    }
                });
        return caller().post("/oidc/token", form);
    }

    private static void assertInvalidGrant(Browser.Page page) {
        assertThat(page.status()).as(page.body()).isEqualTo(400);
        assertThat(page.body()).contains("\"error\":\"invalid_grant\"");
    }

    @Test
    void of_another_client_refused_and_not_used_up() {
        var browser = ada(flow());
        var code = code(browser, flow());

        assertInvalidGrant(redeem(platform.publicClient, code, Map.of()));

        assertThat(redeem(platform.client, code, Map.of()).status()).isEqualTo(200);
    }

    @Test
    void injected_into_another_flow_its_verifier_does_not_fit() {
        var code = code(ada(flow()), flow());
        var other = Map.of("code_verifier", "another-verifier-of-the-attackers-own-session-1234");

        assertInvalidGrant(redeem(platform.client, code, other));
        assertInvalidGrant(redeem(platform.client, code, Map.of("code_verifier", "")));
        assertThat(redeem(platform.client, code, Map.of()).status()).isEqualTo(200);
    }

    @Test
    void another_redirect_uri_or_none_refused() {
        var code = code(ada(flow()), flow());

        assertInvalidGrant(
                redeem(platform.client, code, Map.of("redirect_uri", Platform.LOGGED_OUT_URI)));
        assertInvalidGrant(redeem(platform.client, code, Map.of("redirect_uri", "")));
    }

    @Test
    void loopback_port_of_the_request_is_the_one_that_counts() {
        var flow =
                new Flow(platform.publicClient)
                        .with("redirect_uri", "http://127.0.0.1:51004/callback");
        var browser = ada(flow);
        var answer = browser.open(flow.path());
        assertThat(answer.location()).startsWith("http://127.0.0.1:51004/callback?code=");
        var code = String.valueOf(answer.answer().get("code"));

        assertInvalidGrant(
                redeem(
                        platform.publicClient,
                        code,
                        Map.of("redirect_uri", "http://127.0.0.1:51005/callback")));
        assertThat(
                        redeem(
                                        platform.publicClient,
                                        code,
                                        Map.of("redirect_uri", "http://127.0.0.1:51004/callback"))
                                .status())
                .isEqualTo(200);
    }

    @Test
    void to_a_redirect_uri_that_is_no_longer_registered_refused_and_not_used_up() {
        var code = code(ada(flow()), flow());

        move(platform.client, "https://elsewhere.example.com/callback");
        var refused = redeem(platform.client, code, Map.of());
        assertInvalidGrant(refused);
        assertThat(refused.body()).contains("no longer registered");

        move(platform.client, Platform.REDIRECT_URI);
        assertThat(redeem(platform.client, code, Map.of()).status()).isEqualTo(200);
    }

    private void move(Client client, String redirectUri) {
        var patch =
                new ClientPatch(
                        Change.absent(),
                        Change.absent(),
                        Change.to(Set.of(redirectUri)),
                        Change.absent(),
                        Change.absent(),
                        Change.absent(),
                        SettingValues.NONE);
        var moved =
                server.core.management().clients().update(Actor.system(), client.id(), patch, null);
        assertThat(moved).isInstanceOf(Outcome.Done.class);
        server.core.pump().catchUp();
    }

    @Test
    void older_than_60_seconds_refused() {
        var browser = ada(flow());
        var young = code(browser, flow());
        var old = code(browser, flow());

        server.clock.move(Duration.ofSeconds(59));
        assertThat(redeem(platform.client, young, Map.of()).status()).isEqualTo(200);
        server.clock.move(Duration.ofSeconds(1));
        assertInvalidGrant(redeem(platform.client, old, Map.of()));
    }

    /** Events are kept for ever, and whoever has a used code of its own could send it for ever. */
    @Test
    void used_again_and_again_is_told_of_once() {
        var code = code(ada(flow()), flow());
        assertThat(redeem(platform.client, code, Map.of()).status()).isEqualTo(200);
        assertInvalidGrant(redeem(platform.client, code, Map.of()));
        var told = server.audit().size();
        var head = head();

        for (int i = 0; i < 10; i++) {
            assertInvalidGrant(redeem(platform.client, code, Map.of()));
        }

        assertThat(server.audit()).hasSize(told);
        assertThat(head()).isEqualTo(head);
    }

    private long head() {
        return server.store.read(tx -> tx.head());
    }

    @Test
    void used_twice_refused_and_the_first_ones_tokens_end() {
        var code = code(ada(flow()), flow());
        var tokens = Tokens.of(redeem(platform.client, code, Map.of()));
        assertThat(server.userinfo(tokens.access()).status()).isEqualTo(200);

        assertInvalidGrant(redeem(platform.client, code, Map.of()));

        assertThat(server.userinfo(tokens.access()).status()).isEqualTo(401);
    }

    /** RFC 6749, section 10.5: of a replay, which proves what the code needs. */
    @Test
    void used_twice_with_its_proof_after_its_end_ends_the_tokens() {
        var code = code(ada(flow()), flow());
        var tokens = Tokens.of(redeem(platform.client, code, Map.of()));
        var replays = replays();
        server.clock.move(Duration.ofSeconds(75));

        assertInvalidGrant(redeem(platform.client, code, Map.of()));

        assertThat(server.userinfo(tokens.access()).status()).isEqualTo(401);
        assertThat(replays()).isEqualTo(replays + 1);
    }

    @ParameterizedTest(name = "used, {0}={1} → invalid_grant, nothing ends")
    @CsvSource({
        "code_verifier, ''",
        "code_verifier, another-verifier-of-the-attackers-own-session-1234",
        "redirect_uri, ''",
        "redirect_uri, https://elsewhere.example.com/callback",
    })
    void used_presented_without_its_proof_nothing_ends(String parameter, String value) {
        var browser = ada(flow());
        var code = code(browser, flow());
        var tokens = Tokens.of(redeem(platform.client, code, Map.of()));
        var unproved = Map.of(parameter, value);
        var unknown = redeem(platform.client, unknown(), unproved);
        var replays = replays();

        var atOnce = redeem(platform.client, code, unproved);
        server.clock.move(Duration.ofSeconds(75));
        var later = redeem(platform.client, code, unproved);

        assertInvalidGrant(unknown);
        assertThat(text(atOnce)).isEqualTo(text(unknown));
        assertThat(text(later)).isEqualTo(text(unknown));
        assertThat(server.userinfo(tokens.access()).status()).isEqualTo(200);
        assertThat(replays()).isEqualTo(replays);
    }

    private String unknown() {
        return new SecretGenerator(new SecureRandom())
                .next(SecretKind.AUTHORIZATION_CODE, platform.next())
                .reveal();
    }

    /** An answer without the reference that is its own. */
    private static String text(Browser.Page page) {
        var json = (ObjectNode) Json.MAPPER.readTree(page.body());
        return json.without("reference").toString();
    }

    private long replays() {
        return server.audit().stream()
                .filter(event -> event.action().equals("token.replayed"))
                .count();
    }

    @Test
    void of_a_session_that_has_ended_refused() {
        var browser = ada(flow());
        var code = code(browser, flow());
        var out = browser.open("/oidc/session/end");
        browser.submit(out, Map.of("decision", "logout"));

        assertInvalidGrant(redeem(platform.client, code, Map.of()));
    }

    @Test
    void nonce_and_login_time_reach_the_id_token() throws Exception {
        var browser = ada(flow());
        var loggedIn = server.clock.instant().getEpochSecond();
        server.clock.move(Duration.ofSeconds(90));
        var code = code(browser, flow().with("nonce", "n-0S6_WzA2Mj"));

        var tokens = Tokens.of(redeem(platform.client, code, Map.of()));

        var claims = SignedJWT.parse(tokens.id()).getJWTClaimsSet();
        assertThat(claims.getStringClaim("nonce")).isEqualTo("n-0S6_WzA2Mj");
        assertThat(claims.getLongClaim("auth_time")).isEqualTo(loggedIn);
        assertThat(claims.getSubject()).isEqualTo(platform.ada.id().hex());
        assertThat(claims.getAudience()).containsExactly(platform.client.id().hex());
    }
}

package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.http.request.QueryWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect RP-Initiated Logout 1.0. */
class LogoutTest extends ServerTest {
    private Browser browser;
    private Tokens tokens;

    private Flow flow() {
        return new Flow(platform.client).with("scope", "openid offline_access");
    }

    @BeforeEach
    void login() {
        browser = server.browser();
        var answer = browser.submit(browser.open(flow().path()), Flow.ADA);
        if (answer.status() == 200) {
            answer = browser.submit(answer, Map.of("decision", "allow", "offline_access", "true"));
        }
        tokens = Tokens.of(flow().redeem(browser, platform.secret, answer));
    }

    private Browser.Page end(Map<String, String> parameters) {
        return browser.open("/oidc/session/end?" + QueryWriter.of(parameters));
    }

    private Map<String, String> hinted() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("id_token_hint", String.valueOf(tokens.id()));
        parameters.put("post_logout_redirect_uri", Platform.LOGGED_OUT_URI);
        parameters.put("state", "s&2");
        return parameters;
    }

    private boolean loggedIn() {
        return !browser.open(flow().path()).body().contains("name=\"password\"");
    }

    @Test
    void with_an_id_token_of_this_session_ended_at_once_and_back_to_the_client() {
        var answer = end(hinted());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(Platform.LOGGED_OUT_URI + "?state=s%262");
        assertThat(browser.cookies).doesNotContainKey("steelyard-session");
        assertThat(loggedIn()).isFalse();
        assertThat(server.userinfo(tokens.access()).status()).isEqualTo(401);
    }

    @Test
    void offline_grant_goes_on_and_its_tokens_have_no_session() {
        end(hinted());

        var refreshed =
                browser.post(
                        "/oidc/token",
                        Map.of(
                                "grant_type",
                                "refresh_token",
                                "client_id",
                                platform.client.id().hex(),
                                "client_secret",
                                platform.secret,
                                "refresh_token",
                                String.valueOf(tokens.refresh())));

        assertThat(server.userinfo(Tokens.of(refreshed).access()).status()).isEqualTo(200);
    }

    @Test
    void id_token_that_has_expired_does_as_well() {
        server.clock.move(Duration.ofHours(5));

        assertThat(end(hinted()).status()).isEqualTo(303);
        assertThat(loggedIn()).isFalse();
    }

    @Test
    void without_a_hint_the_person_is_asked_and_may_stay() {
        var ask = end(Map.of());
        assertThat(ask.body()).contains("Sign out?", Platform.ADA);
        assertThat(loggedIn()).isTrue();

        var stayed = browser.submit(ask, Map.of("decision", "stay"));
        assertThat(stayed.body()).contains("still signed in");
        assertThat(loggedIn()).isTrue();

        var over = browser.submit(ask, Map.of("decision", "logout"));
        assertThat(over.body()).contains("You are signed out");
        assertThat(loggedIn()).isFalse();
    }

    @Test
    void client_id_and_address_asked_then_back_to_the_client() {
        var ask =
                end(
                        Map.of(
                                "client_id",
                                platform.client.id().hex(),
                                "post_logout_redirect_uri",
                                Platform.LOGGED_OUT_URI));
        assertThat(ask.header("content-security-policy"))
                .contains("form-action 'self' https://app.example.com;");

        var over = browser.submit(ask, Map.of("decision", "logout"));

        assertThat(over.location()).isEqualTo(Platform.LOGGED_OUT_URI);
    }

    @Test
    void hint_of_another_session_the_person_is_asked() {
        var hint = hinted();
        login();

        assertThat(end(hint).body()).contains("Sign out?");
        assertThat(loggedIn()).isTrue();
    }

    @Test
    void hint_that_is_an_access_token_or_forged_counts_as_none() {
        for (var hint : new String[] {tokens.access(), tokens.id() + "A", "x"}) {
            assertThat(end(Map.of("id_token_hint", hint)).body()).contains("Sign out?");
        }
        assertThat(loggedIn()).isTrue();
    }

    /** RP-Initiated Logout, sections 2 and 4. */
    @Test
    void hint_that_is_not_ours_with_an_address_a_page_that_names_the_hint() {
        for (var hint : new String[] {tokens.access(), tokens.id() + "A", "x"}) {
            var parameters = hinted();
            parameters.put("id_token_hint", hint);

            var page = end(parameters);

            assertThat(page.status()).isEqualTo(400);
            assertThat(page.body()).contains("id_token_hint").doesNotContain("registered");
        }
        assertThat(loggedIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "https://app.example.com/bye/",
                "https://app.example.com/bye?x",
                "https://app.example.com/callback",
                "//evil.example",
                "javascript:alert(1)"
            })
    void address_that_is_not_registered_a_page_and_nothing_ends(String uri) {
        var parameters = hinted();
        parameters.put("post_logout_redirect_uri", uri);

        var page = end(parameters);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.location()).isEmpty();
        assertThat(page.body())
                .contains("<code>" + uri + "</code>")
                .doesNotContain("=\"" + uri, "=" + uri);
        assertThat(loggedIn()).isTrue();
    }

    @Test
    void address_without_a_client_a_page() {
        assertThat(end(Map.of("post_logout_redirect_uri", Platform.LOGGED_OUT_URI)).status())
                .isEqualTo(400);
    }

    @Test
    void client_id_that_is_not_the_hints_a_page() {
        var parameters = hinted();
        parameters.put("client_id", platform.trustedClient.id().hex());

        assertThat(end(parameters).status()).isEqualTo(400);
        assertThat(loggedIn()).isTrue();
    }

    @Test
    void nobody_logged_in_back_with_a_hint_a_link_without() {
        browser.cookies.clear();
        assertThat(end(hinted()).location()).startsWith(Platform.LOGGED_OUT_URI);

        var page =
                end(
                        Map.of(
                                "client_id",
                                platform.client.id().hex(),
                                "post_logout_redirect_uri",
                                Platform.LOGGED_OUT_URI));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("You are signed out", "href=\"https://app.example.com/bye");
    }

    @Test
    void posted_by_the_client_becomes_a_get() {
        var sent = browser.post("/oidc/session/end", hinted());

        assertThat(sent.location()).startsWith("/oidc/session/end?id_token_hint=");
        assertThat(browser.follow(sent).location()).startsWith(Platform.LOGGED_OUT_URI);
    }

    @Test
    void decision_without_the_pages_token_refused() {
        var form = new LinkedHashMap<>(Browser.filled(end(Map.of()), Map.of("decision", "logout")));
        form.put("csrf", "x");

        assertThat(browser.post("/oidc/session/end/decision", form).status()).isEqualTo(403);
        assertThat(loggedIn()).isTrue();
    }
}

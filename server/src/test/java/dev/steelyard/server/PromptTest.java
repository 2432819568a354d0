package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** prompt, max_age, id_token_hint (OpenID Connect Core, section 3.1.2.1). */
class PromptTest extends ServerTest {
    private static final String LOGIN = "name=\"password\"";
    private static final String CONSENT = "value=\"allow\"";

    private Flow flow() {
        return new Flow(platform.client).with("scope", "openid");
    }

    @Test
    void logged_in_and_consented_code_at_once() {
        assertCode(ada(flow()).open(flow().path()));
    }

    @Test
    void none_with_session_and_consent_code() {
        assertCode(ada(flow()).open(flow().with("prompt", "none").path()));
    }

    @Test
    void none_without_consent_consent_required() {
        var eve = server.addMember("none@example.com");
        var browser = server.browser();
        browser.submit(
                browser.open(flow().path()),
                Map.of("email", eve.email().written(), "password", Platform.PASSWORD));

        assertError(browser.open(flow().with("prompt", "none").path()), "consent_required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "select_account"})
    void login_is_asked_once_in_this_interaction(String prompt) {
        var flow = flow().with("prompt", prompt);
        var browser = ada(flow());

        var login = browser.open(flow.path());
        assertThat(login.body()).contains(LOGIN);
        assertCode(browser.submit(login, Flow.ADA));

        assertThat(browser.open(flow.path()).body()).contains(LOGIN);
    }

    @Test
    void select_account_shows_who_is_there_and_a_way_for_somebody_else() {
        var flow = flow().with("prompt", "select_account");
        var browser = ada(flow());

        var login = browser.open(flow.path());
        assertThat(login.body()).contains("value=\"" + Platform.ADA + "\"");
        var other = browser.open(otherAccount(login));
        assertThat(other.body()).contains(LOGIN).doesNotContain(Platform.ADA);
        assertError(browser.submit(other, Flow.BOB), "access_denied");
    }

    @Test
    void consent_is_asked_although_it_was_given() {
        var flow = flow().with("prompt", "consent");
        var browser = ada(flow());

        var consent = browser.open(flow.path());

        assertThat(consent.body()).contains(CONSENT);
        assertCode(browser.submit(consent, Flow.ALLOW));
        assertThat(browser.open(flow.path()).body()).contains(CONSENT);
    }

    @Test
    void login_and_consent_one_after_the_other() {
        var flow = flow().with("prompt", "consent login");
        var browser = ada(flow());

        var consent = browser.submit(browser.open(flow.path()), Flow.ADA);

        assertThat(consent.body()).contains(CONSENT);
        assertCode(browser.submit(consent, Flow.ALLOW));
    }

    @Test
    void max_age_younger_login_code_older_login_page() {
        var flow = flow().with("max_age", "600");
        var browser = ada(flow());

        server.clock.move(Duration.ofSeconds(600));
        assertCode(browser.open(flow.path()));
        server.clock.move(Duration.ofSeconds(1));
        var silent = browser.open(flow.with("prompt", "none").path());
        assertError(silent, "login_required");
        assertThat(silent.answer().get("error_description")).contains("too old or too weak");
        var login = browser.open(flow.path());
        assertThat(login.body())
                .contains(LOGIN, "asks you to sign in again", "value=\"ada@example.com\"");
        assertCode(browser.submit(login, Flow.ADA));
    }

    @Test
    void max_age_0_asks_every_time_but_once() {
        var flow = flow().with("max_age", "0");
        var browser = ada(flow());

        var login = browser.open(flow.path());

        assertThat(login.body()).contains(LOGIN);
        assertCode(browser.submit(login, Flow.ADA));
    }

    @Test
    void interaction_older_than_30_minutes_counts_as_nothing() {
        var flow = flow().with("prompt", "login");
        var browser = ada(flow());
        var login = browser.open(flow.path());
        var back = browser.post(Browser.action(login), Browser.filled(login, Flow.ADA)).location();

        server.clock.move(Duration.ofMinutes(29));
        assertCode(browser.open(back));
        server.clock.move(Duration.ofMinutes(1));
        assertThat(browser.open(back).body()).contains(LOGIN);
    }

    @Test
    void interaction_of_another_request_counts_as_nothing() {
        var flow = flow().with("prompt", "login");
        var browser = ada(flow());
        var login = browser.open(flow.path());
        var back = browser.post(Browser.action(login), Browser.filled(login, Flow.ADA)).location();
        var interaction = back.substring(back.indexOf("&interaction="));

        assertThat(browser.open(flow.with("state", "s-2").path() + interaction).body())
                .contains(LOGIN);
        assertThat(browser.open(flow.with("max_age", "0").path() + interaction).body())
                .contains(LOGIN);
    }

    @Test
    void interaction_of_another_session_counts_as_nothing() {
        var flow = flow().with("prompt", "login");
        var attacker = ada(flow);
        var login = attacker.open(flow.path());
        var back = attacker.post(Browser.action(login), Browser.filled(login, Flow.ADA)).location();

        assertThat(ada(flow()).open(back).body()).contains(LOGIN);
        assertThat(server.browser().open(back).body()).contains(LOGIN);
    }

    @Test
    void altered_interaction_counts_as_nothing() {
        var flow = flow().with("prompt", "consent");
        var browser = ada(flow());
        var login = browser.open(flow.with("prompt", "login consent").path());
        var back = browser.post(Browser.action(login), Browser.filled(login, Flow.ADA)).location();

        assertThat(browser.open(back.replace(".l.", ".cl.")).body()).contains(LOGIN);
        for (var forged :
                List.of("1.c.", "0.lc.AAAA", "x", "999999999999999.l." + "A".repeat(43))) {
            assertThat(browser.open(flow.path() + "&interaction=" + forged).body())
                    .contains(CONSENT);
        }
    }

    @Test
    void hint_of_the_one_logged_in_code() {
        var browser = server.browser();
        var hint = idToken(browser);

        assertCode(browser.open(flow().with("prompt", "none").with("id_token_hint", hint).path()));
    }

    @Test
    void hint_of_somebody_else_none_login_required() {
        var hint = idToken(server.browser());
        server.addMember("hinted@example.com");
        var other = server.browser();
        var typed = Map.of("email", "hinted@example.com", "password", Platform.PASSWORD);
        other.submit(other.submit(other.open(flow().path()), typed), Flow.ALLOW);

        assertCode(other.open(flow().with("prompt", "none").path()));
        var flow = flow().with("id_token_hint", hint);
        assertError(other.open(flow.with("prompt", "none").path()), "login_required");
        var login = other.open(flow.path());
        assertThat(login.body()).contains(LOGIN);
        assertError(other.submit(login, typed), "login_required");
        assertCode(other.submit(other.open(flow.path()), Flow.ADA));
    }

    @Test
    void hint_made_for_another_client_or_an_access_token_invalid_request() {
        var browser = server.browser();
        var hint = idToken(browser);
        var trusted = new Flow(platform.trustedClient).with("scope", "openid");

        assertError(browser.open(trusted.with("id_token_hint", hint).path()), "invalid_request");
        var answer = browser.open(flow().path());
        var access = Tokens.of(flow().redeem(browser, platform.secret, answer)).access();
        assertError(browser.open(flow().with("id_token_hint", access).path()), "invalid_request");
        assertError(
                browser.open(flow().with("id_token_hint", hint + "A").path()), "invalid_request");
    }

    private String idToken(Browser browser) {
        var answer = browser.submit(browser.open(flow().path()), Flow.ADA);
        answer = answer.status() == 200 ? browser.submit(answer, Flow.ALLOW) : answer;
        return String.valueOf(Tokens.of(flow().redeem(browser, platform.secret, answer)).id());
    }

    private static String otherAccount(Browser.Page page) {
        var body = page.body();
        int start = body.indexOf("<a href=\"/oidc/auth?") + "<a href=\"".length();
        return body.substring(start, body.indexOf('"', start)).replace("&amp;", "&");
    }

    static void assertCode(Browser.Page page) {
        assertThat(page.status()).as(page.body()).isEqualTo(303);
        assertThat(page.answer()).containsKey("code").containsEntry("state", "s-1");
    }

    static void assertError(Browser.Page page, String error) {
        assertThat(page.status()).as(page.body()).isEqualTo(303);
        assertThat(page.answer()).containsEntry("error", error).doesNotContainKey("code");
    }
}

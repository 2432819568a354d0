package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cross-site request forgery: only forms of our own pages count. */
class FormGuardTest extends ServerTest {
    @Test
    void login_without_token_refused_and_nobody_is_logged_in() {
        var browser = server.browser();
        var login = browser.open(new Flow(platform.client).path());
        var form = new LinkedHashMap<>(Browser.filled(login, Flow.ADA));
        form.remove("csrf");

        assertRefused(browser, browser.post("/oidc/login", form));
    }

    @Test
    void login_without_cookie_refused() {
        var browser = server.browser();
        var login = browser.open(new Flow(platform.client).path());
        browser.cookies.clear();

        assertRefused(browser, browser.post("/oidc/login", Browser.filled(login, Flow.ADA)));
    }

    @Test
    void login_with_the_token_of_another_browser_refused() {
        var attacker = server.browser();
        var theirs = attacker.open(new Flow(platform.client).path());
        var victim = server.browser();
        victim.open(new Flow(platform.client).path());

        assertRefused(victim, victim.post("/oidc/login", Browser.filled(theirs, Flow.ADA)));
    }

    @Test
    void consent_with_a_token_from_before_the_login_refused() {
        var flow = new Flow(platform.client);
        var browser = server.browser();
        var login = browser.open(flow.path());
        var token = String.valueOf(Browser.filled(login, Map.of()).get("csrf"));
        var consent = browser.submit(login, Flow.ADA);
        var form = new LinkedHashMap<>(Browser.filled(consent, Flow.ALLOW));
        form.put("csrf", token);

        var page = browser.post("/oidc/consent", form);

        assertThat(page.status()).isEqualTo(403);
        assertThat(
                        server.store.<Boolean>read(
                                tx ->
                                        tx.consents()
                                                .find(platform.ada.id(), platform.client.id())
                                                .isPresent()))
                .isFalse();
    }

    @Test
    void consent_without_a_session_refused() {
        var flow = new Flow(platform.client);
        var browser = server.browser();
        var consent = browser.submit(browser.open(flow.path()), Flow.ADA);
        browser.cookies.remove("steelyard-session");

        assertThat(browser.post("/oidc/consent", Browser.filled(consent, Flow.ALLOW)).status())
                .isEqualTo(403);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, same-origin, 303",
        "Sec-Fetch-Site, none, 303",
        "Origin, https://evil.example, 403",
        "Origin, http://localhost:8080.evil.example, 403",
        "Origin, http://localhost:8080, 303",
        "Origin, null, 303",
    })
    void where_the_browser_says_the_form_came_from(String header, String value, int status) {
        var browser = server.browser();
        var login = browser.open(new Flow(platform.client).path());
        browser.headers.put(header, value);

        var sent = browser.post("/oidc/login", Browser.filled(login, Flow.ADA));

        assertThat(sent.status()).isEqualTo(status);
        assertThat(browser.cookies.containsKey("steelyard-session")).isEqualTo(status == 303);
    }

    @Test
    void parameters_in_the_url_of_a_form_refused() {
        var browser = server.browser();
        var login = browser.open(new Flow(platform.client).path());

        var sent = browser.post("/oidc/login?x=1", Browser.filled(login, Flow.ADA));

        assertThat(sent.status()).isEqualTo(400);
        assertThat(sent.header("content-type")).startsWith("text/html");
    }

    @Test
    void request_in_the_form_is_checked_again_and_leads_nowhere_else() {
        var browser = server.browser();
        var login = browser.open(new Flow(platform.client).path());
        var form = new LinkedHashMap<>(Browser.filled(login, Flow.ADA));
        form.computeIfPresent(
                "request", (_, query) -> query.replace("app.example.com", "evil.example"));

        var sent = browser.post("/oidc/login", form);

        assertThat(sent.status()).isEqualTo(400);
        assertThat(sent.location()).isEmpty();
        assertThat(browser.cookies).doesNotContainKey("steelyard-session");
    }

    @Test
    void pages_let_forms_lead_to_the_redirect_uri_only() {
        var policy =
                server.browser()
                        .open(new Flow(platform.client).path())
                        .header("content-security-policy");

        assertThat(policy)
                .contains("form-action 'self' https://app.example.com;")
                .contains("frame-ancestors 'none'");
    }

    private static void assertRefused(Browser browser, Browser.Page page) {
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("This page is too old");
        assertThat(browser.cookies).doesNotContainKey("steelyard-session");
    }
}

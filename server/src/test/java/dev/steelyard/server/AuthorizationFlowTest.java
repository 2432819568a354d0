package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class AuthorizationFlowTest {
    private RunningServer server;

    @BeforeAll
    void start() {
        server = new RunningServer(RunningServer.ISSUER);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void first_time_asks_login_then_consent_then_answers_a_code_that_becomes_tokens() {
        var browser = server.browser();
        var flow = new Flow(server.platform.client).with("scope", "openid profile offline_access");

        var login = browser.open(flow.path());
        assertThat(login.status()).isEqualTo(200);
        var consent = browser.submit(login, Flow.ADA);
        assertThat(consent.body()).contains("Label of documents:read", "Ledger &lt;b&gt;&amp;");
        var answer = browser.submit(consent, Map.of("decision", "allow", "offline_access", "true"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).startsWith(Platform.REDIRECT_URI + "?code=sy_ac_");
        assertThat(answer.answer())
                .containsEntry("state", "s-1")
                .containsEntry("iss", RunningServer.ISSUER)
                .hasSize(3);
        var tokens = flow.redeem(browser, server.platform.secret, answer);
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        assertThat(tokens.body()).contains("access_token", "id_token", "refresh_token");
    }

    /** OAuth 2.0 Form Post Response Mode, section 2. */
    @Test
    void response_mode_form_post_code_in_a_form_that_sends_itself() {
        var browser = server.browser();
        var flow =
                new Flow(server.platform.client)
                        .with("scope", "openid")
                        .with("prompt", "consent")
                        .with("response_mode", "form_post");
        var consent = browser.submit(browser.open(flow.path()), Flow.ADA);

        var answer =
                browser.follow(
                        browser.post(Browser.action(consent), Browser.filled(consent, Flow.ALLOW)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Browser.action(answer)).isEqualTo(Platform.REDIRECT_URI);
        assertThat(Browser.filled(answer, Map.of()).get("code")).startsWith("sy_ac_");
        var script = answer.body().replaceAll("(?s).*<script src=\"([^\"]+)\".*", "$1");
        assertThat(browser.get(script).body()).isEqualTo("document.forms[0].submit();\n");
    }
}

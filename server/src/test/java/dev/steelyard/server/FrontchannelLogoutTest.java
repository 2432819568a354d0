package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.metadata.LogoutChannels;
import dev.steelyard.http.request.QueryWriter;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OpenID Connect Front-Channel Logout 1.0. */
class FrontchannelLogoutTest extends ServerTest {
    private static final String FRAME = "https://app.example.com/frame?a=b";

    private Browser browser;
    private Tokens tokens;

    @BeforeEach
    void login() {
        server.tell(platform.client, new LogoutChannels(null, false, FRAME, true));
        server.tell(
                platform.exemptClient,
                new LogoutChannels(null, false, "https://other.example/frame", true));
        var flow = new Flow(platform.client).with("scope", "openid");
        browser = server.browser();
        var answer = browser.submit(browser.open(flow.path()), Flow.ADA);
        if (answer.status() == 200) {
            answer = browser.submit(answer, Flow.ALLOW);
        }
        tokens = Tokens.of(flow.redeem(browser, platform.secret, answer));
    }

    private Browser.Page end(boolean back) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("id_token_hint", String.valueOf(tokens.id()));
        if (back) {
            parameters.put("post_logout_redirect_uri", Platform.LOGGED_OUT_URI);
            parameters.put("state", "s&2");
        }
        return browser.open("/oidc/session/end?" + QueryWriter.of(parameters));
    }

    /** Section 3: iss and sid are added to the URI's own query. */
    @Test
    void logout_the_page_frames_the_clients_of_this_login_and_then_leads_on() {
        var page = end(true);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "<iframe src=\"https://app.example.com/frame?a=b&amp;iss="
                                + "http%3A%2F%2Flocalhost%3A8080%2Foidc&amp;sid=")
                .doesNotContain("other.example")
                .contains("href=\"" + Platform.LOGGED_OUT_URI + "?state=s%262\"");
        assertThat(page.header("content-security-policy"))
                .contains("frame-src https://app.example.com;");
        assertThat(page.header("refresh"))
                .isEqualTo("3; url=" + Platform.LOGGED_OUT_URI + "?state=s%262");
        assertThat(browser.cookies).doesNotContainKey("steelyard-session");
    }

    @Test
    void logout_without_a_return_address_the_page_stays() {
        var page = end(false);

        assertThat(page.body()).contains("<iframe src=\"https://app.example.com/frame");
        assertThat(page.header("refresh")).isEmpty();
    }

    @Test
    void suspended_client_is_not_framed() {
        server.suspend(
                server.store.read(tx -> tx.clients().find(platform.client.id())).orElseThrow());

        assertThat(end(false).body()).doesNotContain("<iframe");
    }
}

package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.setting.PageSettings;
import dev.steelyard.domain.client.setting.RequestSettings;
import dev.steelyard.domain.client.setting.SettingValues;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages of clients to which people are led, and how old a login may be for one by default. */
class ClientPagesTest extends ServerTest {
    private static final String START = "https://app.example.com/start?tenant=1";
    private static final String ISS = "&amp;iss=http%3A%2F%2Flocalhost%3A8080%2Foidc";

    @AfterEach
    void withoutPages() {
        server.set(platform.client, platform.client.settings());
    }

    private void set(SettingValues values) {
        server.set(platform.client, values.over(platform.client.settings()));
    }

    private String account() {
        var browser = server.browser();
        return browser.submit(browser.open("/oidc/account"), Flow.ADA).body();
    }

    /** OpenID Connect Core, section 4: iss is required; who it is, the client isn't told. */
    @Test
    void login_that_begins_here_is_sent_on_with_the_issuer() {
        assertThat(account()).doesNotContain("Programs that you can open");
        set(SettingValues.NONE.with(PageSettings.INITIATE_LOGIN_URI, START));

        assertThat(account())
                .contains("Programs that you can open", "href=\"" + START + ISS + "\"")
                .doesNotContain("login_hint");
    }

    @Test
    void others_clients_and_those_of_a_stopped_application_are_not_there() {
        set(SettingValues.NONE.with(PageSettings.INITIATE_LOGIN_URI, START));
        var stranger = server.addUser("stranger@example.com");
        var browser = server.browser();

        assertThat(
                        browser.submit(
                                        browser.open("/oidc/account"),
                                        Map.of(
                                                "email",
                                                stranger.email().written(),
                                                "password",
                                                Platform.PASSWORD))
                                .body())
                .doesNotContain(START);
    }

    @Test
    void its_pages_are_linked_and_its_logo_is_shown_where_people_log_in_and_consent() {
        set(
                SettingValues.NONE
                        .with(PageSettings.CLIENT_URI, "https://app.example.com/")
                        .with(PageSettings.POLICY_URI, "https://app.example.com/privacy")
                        .with(PageSettings.TOS_URI, "https://app.example.com/terms")
                        .with(PageSettings.LOGO_URI, "https://app.example.com/logo.png"));
        var flow = new Flow(platform.client).with("scope", "openid");
        var browser = server.browser();

        var login = browser.open(flow.path());
        var consent = browser.submit(login, Flow.ADA);

        for (var page : new Browser.Page[] {login, consent}) {
            assertThat(page.body())
                    .contains(
                            "href=\"https://app.example.com/\"",
                            "href=\"https://app.example.com/privacy\"",
                            "href=\"https://app.example.com/terms\"",
                            "src=\"https://app.example.com/logo.png\"");
            assertThat(page.header("content-security-policy"))
                    .contains("img-src 'self' data: https://app.example.com;");
        }
        var other = server.browser().open(new Flow(platform.trustedClient).path());
        assertThat(other.body()).doesNotContain("class=\"logo\"");
        assertThat(other.header("content-security-policy")).contains("img-src 'self' data:;");
    }

    /** OpenID Connect Dynamic Client Registration, section 2. */
    @Test
    void default_max_age_counts_where_the_request_says_nothing() {
        set(SettingValues.NONE.with(RequestSettings.DEFAULT_MAX_AGE, Duration.ofSeconds(600)));
        var flow = new Flow(platform.client).with("scope", "openid");
        var browser = server.browser();
        browser.submit(browser.submit(browser.open(flow.path()), Flow.ADA), Flow.ALLOW);

        server.clock.move(Duration.ofSeconds(600));
        assertThat(browser.open(flow.path()).location()).contains("code=");
        server.clock.move(Duration.ofSeconds(1));
        assertThat(browser.open(flow.path()).body()).contains("name=\"password\"");
        assertThat(browser.open(flow.with("max_age", "3600").path()).location())
                .as("the parameter counts before it")
                .contains("code=");
    }
}

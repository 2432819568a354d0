package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many rows one user, logged in, can cause. */
class UserRatesTest extends ServerTest {
    private static final String ACCOUNT = "/oidc/account/profile";

    private Map<String, String> credentials;
    private Browser browser;
    private int count;

    @BeforeEach
    void newMember() {
        var user = server.addMember("busy" + count++ + "@example.com");
        credentials = Map.of("email", user.email().written(), "password", Platform.PASSWORD);
        browser = server.browser();
    }

    private static List<Integer> statuses(List<Browser.Page> pages) {
        return pages.stream().map(Browser.Page::status).distinct().toList();
    }

    private int events(String action) {
        return server.rows("audit_events WHERE action = '" + action + "'");
    }

    @Test
    void codes_of_one_user_are_429_after_three_hundred_in_whatever_session() {
        var flow = new Flow(platform.client);
        browser.submit(browser.submit(browser.open(flow.path()), credentials), Flow.ALLOW);
        var other = server.browser();
        other.submit(other.open(flow.path()), credentials);
        int before = server.rows("codes");

        for (int i = 0; i < 298; i++) {
            assertThat(browser.open(flow.path()).answer()).containsKey("code");
        }
        var refused = List.of(browser.open(flow.path()), other.open(flow.path()));

        assertThat(statuses(refused)).containsExactly(429);
        assertThat(refused.getFirst().header("retry-after")).isEqualTo("1");
        assertThat(refused.getFirst().header("content-type")).startsWith("text/html");
        assertThat(server.rows("codes") - before).isEqualTo(298);
        // Another client of the user is not affected: a page of another site may have asked.
        var another = new Flow(platform.trustedClient);
        assertThat(browser.open(another.path()).answer()).containsKey("code");
        server.clock.move(Duration.ofSeconds(1));
        assertThat(other.open(flow.path()).answer()).containsKey("code");
    }

    @Test
    void consent_unchanged_writes_nothing_and_denials_are_429_after_sixty() {
        var flow = new Flow(platform.client).with("prompt", "consent").with("scope", "openid");
        browser.submit(browser.submit(browser.open(flow.path()), credentials), Flow.ALLOW);
        int given = events("consent.given");
        var stored = server.texts("SELECT given FROM consents ORDER BY given");
        server.clock.move(Duration.ofMinutes(30));

        for (int i = 0; i < 70; i++) {
            var allowed = browser.submit(browser.open(flow.path()), Flow.ALLOW);
            assertThat(allowed.answer()).containsKey("code");
        }
        assertThat(events("consent.given")).isEqualTo(given);
        assertThat(server.texts("SELECT given FROM consents ORDER BY given")).isEqualTo(stored);

        var denied =
                IntStream.range(0, 61)
                        .mapToObj(_ -> browser.submit(browser.open(flow.path()), Flow.DENY))
                        .toList();
        assertThat(denied.get(59).answer()).containsEntry("error", "access_denied");
        assertThat(denied.get(60).status()).isEqualTo(429);
        assertThat(denied.get(60).header("retry-after")).isEqualTo("10");
    }

    @Test
    void profile_unchanged_writes_nothing_and_changes_are_429_after_sixty() {
        int before = events("profile.changed");
        var page = browser.submit(browser.open(ACCOUNT), credentials);
        for (int i = 0; i < 70; i++) {
            var form = Browser.filled(page, Map.of("given_name", "Ada"));
            assertThat(browser.post(ACCOUNT, form).status()).isEqualTo(303);
        }
        assertThat(events("profile.changed") - before).isEqualTo(1);

        var changes =
                IntStream.range(0, 60)
                        .mapToObj(
                                i ->
                                        browser.post(
                                                ACCOUNT,
                                                Browser.filled(
                                                        page, Map.of("given_name", "Ada" + i))))
                        .toList();
        assertThat(changes.get(58).status()).isEqualTo(303);
        assertThat(changes.get(59).status()).isEqualTo(429);
        assertThat(changes.get(59).header("retry-after")).isEqualTo("10");
    }

    @Test
    void refresh_tokens_of_one_user_at_one_client_begin_a_hundred_times_and_the_code_stays_good() {
        var flow = new Flow(platform.client).with("scope", "openid offline_access");
        browser.submit(
                browser.submit(browser.open(flow.path()), credentials),
                Map.of("decision", "allow", "offline_access", "true"));
        int before = server.rows("refresh_families");
        for (int i = 0; i < 100; i++) {
            Tokens.of(flow.redeem(browser, platform.secret, browser.open(flow.path())));
        }
        var code = browser.open(flow.path());
        assertThat(flow.redeem(browser, platform.secret, code).status()).isEqualTo(429);
        assertThat(server.rows("refresh_families") - before).isEqualTo(100);

        var plain = flow.with("scope", "openid");
        Tokens.of(plain.redeem(browser, platform.secret, browser.open(plain.path())));
    }

    @Test
    void thousand_profile_changes_leave_few_events_that_count_all() {
        var page = browser.submit(browser.open(ACCOUNT), credentials);
        for (int i = 0; i < 1000; i++) {
            server.clock.move(Duration.ofSeconds(10));
            var form = Browser.filled(page, Map.of("given_name", "Ada" + i));
            assertThat(browser.post(ACCOUNT, form).status()).isEqualTo(303);
        }
        server.clock.move(Duration.ofMinutes(11));
        server.core.tellUntold();

        var subject = server.texts("SELECT max(user_id) FROM profiles").getFirst();
        var told =
                server.audit().stream()
                        .filter(event -> event.action().equals("profile.changed"))
                        .filter(event -> event.subject().equals("user:" + subject))
                        .toList();
        assertThat(told).hasSizeLessThanOrEqualTo(60 + 28 + 1);
        assertThat(
                        told.stream()
                                .mapToInt(
                                        event ->
                                                1
                                                        + Integer.parseInt(
                                                                event.detail()
                                                                        .getOrDefault(
                                                                                "untold", "0")))
                                .sum())
                .isEqualTo(1000);
    }
}

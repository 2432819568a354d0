package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Browsers that come with what was pushed (RFC 9126, sections 4 and 7). */
class PushedRequestTest extends Pushes {
    @Test
    void browser_comes_with_it_and_what_stands_beside_it_does_not_count() {
        var browser = server.browser();
        var path =
                path(
                        platform.client,
                        pushed(),
                        "scope",
                        "openid documents:read documents:write",
                        "state",
                        "outside",
                        "redirect_uri",
                        "https://evil.example/",
                        "prompt",
                        "none");
        var login = browser.open(path);
        assertThat(login.body()).doesNotContain("documents");
        var answer = complete(browser, login);
        assertThat(answer.location()).startsWith(Platform.REDIRECT_URI + "?code=");
        assertThat(answer.answer()).containsEntry("state", "s-1");
        var tokens =
                Tokens.of(
                        new Flow(platform.client)
                                .redeem(server.browser(), platform.secret, answer));
        var claims =
                new String(Base64.getUrlDecoder().decode(tokens.access().split("\\.")[1]), UTF_8);
        assertThat(claims).contains("documents:read").doesNotContain("documents:write");
    }

    @Test
    void used_up_by_its_code() {
        var uri = pushed();
        var browser = server.browser();
        var path = path(platform.client, uri);
        assertThat(complete(browser, browser.open(path)).answer()).containsKey("code");
        assertUseless(browser.open(path));
        assertUseless(server.browser().open(path));
    }

    @Test
    void of_many_browsers_at_once_one_gets_a_code() throws Exception {
        var browser = server.browser();
        complete(browser, browser.open(path(platform.client, pushed())));
        var path = browser.get(path(platform.client, pushed())).location();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> request =
                    () -> {
                        var other = server.browser();
                        other.cookies.putAll(browser.cookies);
                        return other.get(path).location();
                    };
            var answers = threads.invokeAll(IntStream.range(0, 30).mapToObj(_ -> request).toList());
            int codes = 0;
            for (var answer : answers) {
                codes += answer.get().contains("code=") ? 1 : 0;
            }
            assertThat(codes).isEqualTo(1);
        }
    }

    @Test
    void login_may_take_longer_and_a_reload_works_but_nobody_starts_late() {
        var uri = pushed("prompt", "consent");
        var browser = server.browser();
        server.clock.move(Duration.ofSeconds(59));
        var started = browser.get(path(platform.client, uri)).location();
        assertThat(started).contains("accepted=").contains("request_uri=");
        var login = browser.open(started);
        server.clock.move(Duration.ofMinutes(20));
        assertUseless(server.browser().open(path(platform.client, uri)));
        assertUseless(server.browser().open(started.replaceAll("accepted=\\d+", "accepted=1")));
        assertThat(browser.open(started).status()).isEqualTo(200);
        var consent = browser.submit(login, Flow.ADA);
        assertThat(consent.status()).isEqualTo(200);
        assertThat(browser.submit(consent, Flow.ALLOW).answer()).containsKey("code");
        var late = server.browser();
        var begun = late.get(path(platform.client, pushed())).location();
        server.clock.move(Duration.ofMinutes(30));
        assertUseless(late.open(begun));
    }

    @Test
    void as_somebody_else_goes_on_with_the_same_request() {
        var browser = server.browser();
        complete(browser, browser.open(path(platform.client, pushed())));
        var consent = browser.open(path(platform.client, pushed("prompt", "consent")));
        var link = Pattern.compile("href=\"([^\"]*accepted=[^\"]*)\"").matcher(consent.body());
        assertThat(link.find()).as(consent.body()).isTrue();
        var login = browser.open(link.group(1).replace("&amp;", "&"));
        assertThat(login.body()).contains("name=\"password\"");
        assertThat(complete(browser, login).answer()).containsKey("code");
    }

    @Test
    void of_another_client_unknown_or_altered_it_is_useless() {
        var uri = pushed();
        assertUseless(server.browser().open(path(platform.exemptClient, uri)));
        assertUseless(server.browser().open(path(platform.publicClient, uri)));
        for (var bad :
                List.of(
                        URN,
                        URN + "x",
                        uri.substring(0, uri.length() - 1),
                        uri + "x",
                        uri.replace("sy_pr_", "sy_ac_"))) {
            assertUseless(server.browser().open(path(platform.client, bad)));
        }
        // The id alone finds the row, and proves nothing.
        var other = pushed();
        var id = Pattern.compile("sy_pr_[0-9a-f]{24}");
        var mixed =
                id.matcher(uri)
                        .replaceFirst(
                                id.matcher(other).results().findFirst().orElseThrow().group());
        assertUseless(server.browser().open(path(platform.client, mixed)));
        assertThat(server.browser().open(path(platform.client, uri)).status()).isEqualTo(200);
        var both = path(platform.client, uri, "request", "a.b.c");
        assertUseless(server.browser().open(both));
    }
}

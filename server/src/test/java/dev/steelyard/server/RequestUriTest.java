package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Request objects by reference (RFC 9101, section 5.2; OpenID Connect Core, section 6.2). */
class RequestUriTest extends RequestObjects {
    private String byUri(String uri) {
        return path(
                "", "request_uri", uri, "redirect_uri", Platform.REDIRECT_URI, "state", "inside");
    }

    @Test
    void by_reference_it_is_fetched_once_and_what_was_shown_is_what_is_agreed_to() {
        body = signed() + "\n";
        var browser = server.browser();
        var login = browser.open(byUri(peer.at("/object").toString()));
        body = signed("scope", "openid documents:write", "state", "changed");
        var consent = browser.submit(login, Flow.ADA);
        var answer = consent.status() == 200 ? browser.submit(consent, Flow.ALLOW) : consent;
        assertThat(fetches).hasValue(1);
        assertThat(answer.answer()).containsKey("code").containsEntry("state", "inside");
    }

    @Test
    void request_uri_that_is_not_registered_is_not_fetched() {
        body = signed();
        for (var uri :
                List.of(
                        peer.at("/other").toString(),
                        peer.at("/object").toString() + "?x",
                        "https://169.254.169.254/",
                        "file:///etc/passwd")) {
            assertRefused(open(byUri(uri)), "invalid_request_uri", "registered");
        }
        assertThat(fetches).hasValue(0);
    }

    /** OpenID Connect Core, section 6.2. */
    @Test
    void request_uri_with_a_hash_is_another_one_of_the_same_place() {
        body = signed();
        assertThat(completed(byUri(hashed())).answer()).containsKey("code");
        assertRefused(open(byUri(hashed() + "x")), "invalid_request_uri", "registered");
        assertThat(fetches).hasValue(1);
    }

    /** OpenID Connect Core, section 6.1: none of the claims of a JWT is needed. */
    @Test
    void fetched_object_need_not_say_until_when_it_is_good_but_can_not_be_sent_again() {
        body = signed("exp", "");
        var browser = server.browser();
        var login = browser.open(byUri(peer.at("/object").toString()));
        var again = "/oidc/auth?" + Browser.filled(login, Map.of()).get("request");
        server.clock.move(Duration.ofMinutes(20));
        var consent = browser.submit(login, Flow.ADA);
        var answer = consent.status() == 200 ? browser.submit(consent, Flow.ALLOW) : consent;
        assertThat(answer.answer()).containsKey("code");
        assertThat(open(again).status()).isEqualTo(200);
        server.clock.move(Duration.ofMinutes(10));
        assertRefused(open(again), "invalid_request_object", "must have exp");
        assertBad(body, "must have exp");
        // What it does say counts.
        body = signed("exp", server.clock.instant().getEpochSecond() - 60);
        var page = open(byUri(peer.at("/object").toString()));
        assertRefused(page, "invalid_request_object", "expired");
        body = signed("exp", "", "nbf", server.clock.instant().getEpochSecond() + 60);
        page = open(byUri(peer.at("/object").toString()));
        assertRefused(page, "invalid_request_object", "not valid yet");
    }

    @Test
    void request_uri_without_an_object_is_refused() {
        var uri = peer.at("/object").toString();
        for (int bad : new int[] {302, 404, 500}) {
            status = bad;
            body = signed();
            assertRefused(open(byUri(uri)), "invalid_request_uri", "No request object");
        }
        assertThat(fetches).hasValue(3);
        status = 200;
        body = "x".repeat(65_537);
        assertRefused(open(byUri(uri)), "invalid_request_uri", "No request object");
        assertRefused(
                open(byUri("https://10.0.0.1/object")), "invalid_request_uri", "No request object");
        for (var text : List.of("", "x", "x".repeat(9000), "{}")) {
            body = text;
            assertRefused(open(byUri(uri)), "invalid_request_object", "request object");
        }
    }
}

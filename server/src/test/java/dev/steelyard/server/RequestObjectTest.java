package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What counts of a request object, and for how long (RFC 9101; OpenID Connect Core, section 6). */
class RequestObjectTest extends RequestObjects {
    @Test
    void by_value_the_parameters_inside_count_and_no_others() {
        var flow = new Flow(platform.client);
        var answer =
                completed(
                        path(
                                signed("max_age", 600, "claims", Map.of("id_token", Map.of())),
                                "state",
                                "outside",
                                "scope",
                                "openid documents:read documents:write",
                                "prompt",
                                "none",
                                "response_type",
                                "code"));
        assertThat(answer.location()).startsWith(Platform.REDIRECT_URI + "?code=");
        assertThat(answer.answer()).containsEntry("state", "inside");
        var tokens = Tokens.of(flow.redeem(server.browser(), platform.secret, answer));
        assertThat(tokens.id()).isNotNull();
        assertThat(new String(decoded(tokens.access())))
                .contains("documents:read")
                .doesNotContain("documents:write");
    }

    private static byte[] decoded(String jwt) {
        return Base64.getUrlDecoder().decode(jwt.split("\\.")[1]);
    }

    @Test
    void what_stands_outside_alone_does_not_count() {
        var without = signed("scope", "documents:read", "state", "");
        var answer = completed(path(without, "scope", "openid", "state", "outside"));
        assertThat(answer.answer()).containsKey("code").doesNotContainKey("state");
        var tokens =
                Tokens.of(
                        new Flow(platform.client)
                                .redeem(server.browser(), platform.secret, answer));
        assertThat(tokens.id()).isNull();

        var page = open(path(signed("response_type", ""), "response_type", "code"));
        assertRefused(page, "invalid_request_object", "another response_type");
        page = open(path(signed("code_challenge", ""), "code_challenge", Flow.CHALLENGE));
        assertRefused(page, "invalid_request", "code_challenge is missing");
    }

    @Test
    void login_longer_than_the_object_lives_goes_on_and_a_new_start_does_not() {
        var object = signed("prompt", "consent");
        var browser = server.browser();
        var login = browser.open(path(object));
        server.clock.move(Duration.ofMinutes(20));
        var consent = browser.submit(login, Flow.ADA);
        assertThat(consent.status()).isEqualTo(200);
        assertThat(browser.submit(consent, Flow.ALLOW).answer()).containsKey("code");

        assertBad(object, "expired");
        // What says that it was accepted is for this object and this client only.
        var carried = String.valueOf(Browser.filled(login, Map.of()).get("request"));
        assertThat(Browser.parameters(carried)).containsKeys("client_id", "request");
        var accepted = String.valueOf(Browser.parameters(carried).get("accepted"));
        assertThat(open(path(object, "accepted", accepted)).status()).isEqualTo(200);
        var other = signed("exp", server.clock.instant().getEpochSecond() - 60);
        var page = open(path(other, "accepted", accepted));
        assertRefused(page, "invalid_request_object", "expired");
        for (var forged : List.of("0..x", accepted.replace("..", ".o."), "x")) {
            page = open(path(object, "accepted", forged));
            assertRefused(page, "invalid_request_object", "expired");
        }
        server.clock.move(Duration.ofMinutes(10));
        page = open(path(object, "accepted", accepted));
        assertRefused(page, "invalid_request_object", "expired");
    }

    @Test
    void as_somebody_else_goes_on_with_the_same_object() {
        var browser = server.browser();
        browser.submit(browser.open(path(signed())), Flow.ADA);
        var consent = browser.open(path(signed("login_hint", Platform.ADA, "prompt", "consent")));
        var link = Pattern.compile("href=\"([^\"]*accepted=[^\"]*)\"");
        var found = link.matcher(consent.body());
        assertThat(found.find()).as(consent.body()).isTrue();
        var other = found.group(1).replace("&amp;", "&");
        var login = browser.open(other);
        assertThat(login.body()).contains("name=\"password\"").doesNotContain(Platform.ADA);
        var next = browser.submit(login, Flow.ADA);
        assertThat(browser.submit(next, Flow.ALLOW).answer())
                .containsEntry("state", "inside")
                .containsKey("code");
    }

    @Test
    void aud_is_an_array_with_the_issuer_accepted() {
        var issuer = RunningServer.ISSUER;
        for (var audience : List.of(List.of(issuer), List.of("https://x.example", issuer))) {
            assertThat(completed(path(signed("aud", audience))).answer()).containsKey("code");
        }
    }

    @Test
    void signed_where_required() {
        signing(platform.client, key, true);
        var flow = new Flow(platform.client).with("state", "inside");
        assertRefused(open(flow.path()), "invalid_request", "signed request object");
        assertThat(completed(path(signed())).answer()).containsKey("code");
    }

    @Test
    void posted_it_works_too() {
        var form = Map.of("client_id", platform.client.id().hex(), "request", signed());
        var page = server.browser().post("/oidc/auth", form);
        assertThat(page.status()).isEqualTo(303);
        assertThat(open(page.location()).body()).contains("name=\"password\"");
    }

    @Test
    void discovery_tells_what_is_taken() {
        assertThat(server.browser().get("/oidc/.well-known/openid-configuration").body())
                .contains(
                        "\"request_parameter_supported\":true",
                        "\"request_uri_parameter_supported\":true",
                        "\"require_request_uri_registration\":true",
                        "\"request_object_signing_alg_values_supported\":[\"ES256\",\"PS256\",\"RS256\",\"EdDSA\",\"Ed25519\"]");
    }
}

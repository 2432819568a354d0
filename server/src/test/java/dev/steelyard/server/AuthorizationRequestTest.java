package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.pages.view.Problem;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AuthorizationRequestTest extends ServerTest {
    private static final String NONE = "";

    @ParameterizedTest(name = "{0}={1} → {2}")
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "response_type|                         | invalid_request",
                "response_type| token                   | unsupported_response_type",
                "response_type| code id_token           | unsupported_response_type",
                "response_mode| fragment                | invalid_request",
                "request| eyJhbGciOiJub25lIn0.e30.      | request_not_supported",
                "request_uri| https://app.example.com/r | request_uri_not_supported",
                "registration| {}                       | registration_not_supported",
                "code_challenge|                        | invalid_request",
                "code_challenge| short                  | invalid_request",
                "code_challenge_method|                 | invalid_request",
                "code_challenge_method| plain           | invalid_request",
                "code_challenge_method| s256            | invalid_request",
                "scope| openid unknown:scope            | invalid_scope",
                "scope| parameters:write                | invalid_scope",
                "scope| manage.clients:read             | invalid_scope",
                "scope| open\"id                        | invalid_scope",
                "resource| https://elsewhere.example.com | invalid_target",
                "resource| http://localhost:8080/api/v1 | invalid_target",
                "prompt| none login                     | invalid_request",
                "prompt| create                         | invalid_request",
                "max_age| -1                            | invalid_request",
                "max_age| soon                          | invalid_request",
                "max_age| 12345678901                   | invalid_request",
                "acr_values| gold                       | unmet_authentication_requirements",
                "acr_values| Pwd urn:x:pwd              | unmet_authentication_requirements",
                "id_token_hint| nonsense                | invalid_request",
                "prompt| none                           | login_required",
            })
    void refused_at_the_redirect_uri(String parameter, String value, String error) {
        var good = new Flow(platform.client).with("scope", "openid");
        var flow = value == null ? good.without(parameter) : good.with(parameter, value);

        var answer = server.browser().open(flow.path());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).startsWith(Platform.REDIRECT_URI + "?error=");
        assertThat(answer.answer())
                .containsEntry("error", error)
                .containsEntry("state", "s-1")
                .containsEntry("iss", RunningServer.ISSUER)
                .containsKey("error_description");
    }

    @Test
    void response_mode_form_post_refusal_in_a_form_of_the_redirect_uri() {
        var flow =
                new Flow(platform.client).with("response_mode", "form_post").with("prompt", "none");

        var answer = server.browser().open(flow.path());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Browser.action(answer)).isEqualTo(Platform.REDIRECT_URI);
        assertThat(Browser.filled(answer, Map.of()))
                .containsEntry("error", "login_required")
                .containsEntry("state", "s-1")
                .containsEntry("iss", RunningServer.ISSUER);
        assertThat(answer.header("content-security-policy"))
                .contains("script-src 'self'; ")
                .contains("form-action 'self' https://");
    }

    @Test
    void nonce_longer_than_kept_invalid_request() {
        var flow = new Flow(platform.client).with("nonce", "n".repeat(1025));

        assertThat(server.browser().open(flow.path()).answer())
                .containsEntry("error", "invalid_request");
    }

    @Test
    void client_for_client_credentials_only_unauthorized_client() {
        assertThat(server.browser().open(new Flow(platform.machine).path()).answer())
                .containsEntry("error", "unauthorized_client");
    }

    @Test
    void exempt_client_without_challenge_login_page() {
        var flow =
                new Flow(platform.exemptClient)
                        .without("code_challenge")
                        .without("code_challenge_method");

        assertThat(server.browser().open(flow.path()).status()).isEqualTo(200);
    }

    @Test
    void exempt_client_with_method_but_no_challenge_invalid_request() {
        var flow = new Flow(platform.exemptClient).without("code_challenge");

        assertThat(server.browser().open(flow.path()).answer())
                .containsEntry("error", "invalid_request");
    }

    static Stream<Arguments> unanswerable() {
        return Stream.of(
                arguments("client_id", null, Problem.CLIENT_UNKNOWN),
                arguments("client_id", "nobody", Problem.CLIENT_UNKNOWN),
                arguments("client_id", "0123456789abcdef01234567", Problem.CLIENT_UNKNOWN),
                arguments("redirect_uri", null, Problem.REDIRECT_URI_MISSING),
                arguments("redirect_uri", "https://app.example.com", Problem.REDIRECT_URI_UNKNOWN),
                arguments(
                        "redirect_uri",
                        "https://app.example.com/callback/",
                        Problem.REDIRECT_URI_UNKNOWN),
                arguments(
                        "redirect_uri",
                        "https://app.example.com/callback?a=b",
                        Problem.REDIRECT_URI_UNKNOWN),
                arguments(
                        "redirect_uri",
                        "https://app.example.com/callback#",
                        Problem.REDIRECT_URI_UNKNOWN),
                arguments(
                        "redirect_uri",
                        "https://APP.example.com/callback",
                        Problem.REDIRECT_URI_UNKNOWN),
                arguments(
                        "redirect_uri",
                        "https://app.example.com:443/callback",
                        Problem.REDIRECT_URI_UNKNOWN),
                arguments(
                        "redirect_uri",
                        "https://app.example.com@evil.example/callback",
                        Problem.REDIRECT_URI_UNKNOWN),
                arguments(
                        "redirect_uri",
                        "https://evil.example/callback",
                        Problem.REDIRECT_URI_UNKNOWN),
                arguments("redirect_uri", "//evil.example", Problem.REDIRECT_URI_UNKNOWN),
                arguments("redirect_uri", "javascript:alert(1)", Problem.REDIRECT_URI_UNKNOWN));
    }

    @ParameterizedTest(name = "{0}={1} → {2}, no redirect")
    @MethodSource("unanswerable")
    void a_page_and_never_a_redirect(String parameter, String value, Problem problem) {
        var good = new Flow(platform.client);
        var flow = value == null ? good.without(parameter) : good.with(parameter, value);

        var page = server.browser().get(flow.path());

        assertThat(page.status()).isEqualTo(problem.status());
        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.location()).isEqualTo(NONE);
        assertThat(page.header("content-security-policy")).contains("default-src 'none'");
        assertThat(page.body())
                .contains(page.header("x-request-id"))
                .doesNotContain("=\"https://evil")
                .doesNotContain("=\"//evil")
                .doesNotContain("=\"javascript");
    }

    @Test
    void suspended_client_a_page_and_never_a_redirect() {
        var page = server.browser().get(new Flow(platform.suspended).path());

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.location()).isEmpty();
    }

    @Test
    void parameter_twice_a_page() {
        var page =
                server.browser()
                        .get(new Flow(platform.client).path() + "&redirect_uri=https%3A%2F%2Fx.y");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.location()).isEmpty();
    }

    @Test
    void origin_header_is_not_answered_with_cors() {
        var browser = server.browser();
        browser.headers.put("Origin", Platform.ORIGIN);

        var page = browser.get(new Flow(platform.client).path());

        assertThat(page.header("access-control-allow-origin")).isEmpty();
    }

    @Test
    void posted_request_becomes_a_get_with_the_same_parameters() {
        var flow = new Flow(platform.client).with("login_hint", Platform.ADA);
        var browser = server.browser();

        var sent = browser.post("/oidc/auth", flow.parameters());

        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.location()).isEqualTo("/oidc/auth?" + QueryWriter.of(flow.parameters()));
        assertThat(browser.follow(sent).body()).contains("value=\"" + Platform.ADA + "\"");
    }

    @Test
    void login_hint_that_is_no_address_is_left_out() {
        var flow = new Flow(platform.client).with("login_hint", "<call 0900 123 now>");

        assertThat(server.browser().open(flow.path()).body()).contains("type=\"email\" value=\"\"");
    }

    @Test
    void ui_locales_picks_the_language() {
        var flow = new Flow(platform.client).with("ui_locales", "fr de");

        assertThat(server.browser().open(flow.path()).body()).contains("<html lang=\"de\"");
    }

    @Test
    void unknown_parameters_are_ignored() {
        var flow = new Flow(platform.client).with("wtrealm", "gold").with("foo", "bar");

        assertThat(server.browser().open(flow.path()).status()).isEqualTo(200);
    }
}

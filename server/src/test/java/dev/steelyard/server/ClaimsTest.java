package dev.steelyard.server;

import static dev.steelyard.server.PromptTest.assertCode;
import static dev.steelyard.server.PromptTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.domain.user.User;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameter {@code claims}: OpenID Connect Core, section 5.5. */
class ClaimsTest extends ServerTest {
    private static final String NAME_AT_USERINFO = "{\"userinfo\":{\"name\":{\"essential\":true}}}";

    private User user;
    private Browser browser;
    private int count;

    @BeforeEach
    void newMember() {
        user = server.addMember("claimant" + count++ + "@example.com");
        browser = server.browser();
    }

    private Flow flow(String claims) {
        return new Flow(platform.client).with("scope", "openid").with("claims", claims);
    }

    private Browser.Page login(Flow flow) {
        return browser.submit(
                browser.open(flow.path()),
                Map.of("email", user.email().written(), "password", Platform.PASSWORD));
    }

    private Tokens tokens(Flow flow, Map<String, String> decision) {
        return Tokens.of(
                flow.redeem(browser, platform.secret, browser.submit(login(flow), decision)));
    }

    private static JWTClaimsSet idToken(Tokens tokens) {
        try {
            return SignedJWT.parse(tokens.id()).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void userinfo_member_answered_there_and_not_in_the_id_token() {
        var flow = flow(NAME_AT_USERINFO);
        var page = login(flow);
        assertThat(page.body()).contains("Your name").doesNotContain("Your email address");

        var tokens =
                Tokens.of(flow.redeem(browser, platform.secret, browser.submit(page, Flow.ALLOW)));

        assertThat(server.userinfo(tokens.access()).body())
                .contains("\"name\":")
                .doesNotContain("email");
        assertThat(idToken(tokens).getClaim("name")).isNull();
    }

    @Test
    void id_token_member_answered_there_and_not_at_userinfo() {
        var tokens = tokens(flow("{\"id_token\":{\"email\":null,\"auth_time\":null}}"), Flow.ALLOW);

        assertThat(idToken(tokens).getClaim("email")).isEqualTo(user.email().written());
        assertThat(idToken(tokens).getClaim("auth_time")).isNotNull();
        assertThat(server.userinfo(tokens.access()).body()).doesNotContain("email");
    }

    @Test
    void answered_after_a_refresh_as_well() {
        var tokens =
                tokens(
                        flow(NAME_AT_USERINFO).with("scope", "openid offline_access"),
                        Map.of("decision", "allow", "offline_access", "true"));

        var refreshed =
                Tokens.of(
                        browser.post(
                                "/oidc/token",
                                Map.of(
                                        "grant_type",
                                        "refresh_token",
                                        "client_id",
                                        platform.client.id().hex(),
                                        "client_secret",
                                        platform.secret,
                                        "refresh_token",
                                        String.valueOf(tokens.refresh()))));

        assertThat(server.userinfo(refreshed.access()).body()).contains("\"name\":");
    }

    @Test
    void consent_to_less_does_not_cover_it() {
        var bare = new Flow(platform.client).with("scope", "openid");
        assertCode(browser.submit(login(bare), Flow.ALLOW));

        assertError(
                browser.open(flow(NAME_AT_USERINFO).with("prompt", "none").path()),
                "consent_required");
        assertCode(browser.submit(browser.open(flow(NAME_AT_USERINFO).path()), Flow.ALLOW));
        assertCode(browser.open(flow(NAME_AT_USERINFO).with("prompt", "none").path()));
        assertThat(server.userinfo(code(bare)).body()).doesNotContain("name");
    }

    private String code(Flow flow) {
        return Tokens.of(flow.redeem(browser, platform.secret, browser.open(flow.path()))).access();
    }

    @Test
    void without_openid_nothing_is_asked_by_it() {
        var page = login(flow(NAME_AT_USERINFO).with("scope", "documents:read"));

        assertThat(page.body()).doesNotContain("Your name");
        assertCode(browser.submit(page, Flow.ALLOW));
    }

    @Test
    void unknown_claims_and_members_ignored() {
        var claims =
                "{\"userinfo\":{\"http://example.info/claims/groups\":null,\"picture#de\":{\"x\":[1]}},"
                        + "\"verified\":7,\"id_token\":{\"acr\":{\"values\":[\"gold\"]}}}";

        assertCode(browser.submit(login(flow(claims)), Flow.ALLOW));
    }

    /** Section 5.5.1, of {@code sub}. */
    @ParameterizedTest
    @ValueSource(strings = {"userinfo", "id_token"})
    void sub_of_somebody_else_login_required(String member) {
        var bare = new Flow(platform.client).with("scope", "openid");
        assertCode(browser.submit(login(bare), Flow.ALLOW));
        var own = "{\"" + member + "\":{\"sub\":{\"value\":\"" + user.id().hex() + "\"}}}";
        var other = own.replace(user.id().hex(), platform.ada.id().hex());

        assertCode(browser.open(flow(own).with("prompt", "none").path()));
        assertError(browser.open(flow(other).with("prompt", "none").path()), "login_required");
        var again = browser.open(flow(other).path());
        assertThat(again.body()).contains("name=\"password\"");
        assertError(
                browser.submit(
                        again,
                        Map.of("email", user.email().written(), "password", Platform.PASSWORD)),
                "login_required");
    }

    /** Section 5.5.1.1. */
    @Test
    void essential_acr_that_no_login_proves_unmet_authentication_requirements_at_once() {
        assertError(
                browser.open(flow(essentialAcr("gold")).path()),
                "unmet_authentication_requirements");
        // Both have to be met: a value of each.
        assertError(
                browser.open(flow(essentialAcr("gold")).with("acr_values", "pwd").path()),
                "unmet_authentication_requirements");
        assertError(
                browser.open(flow(essentialAcr("pwd")).with("acr_values", "gold").path()),
                "unmet_authentication_requirements");
        assertCode(
                browser.submit(
                        login(flow(essentialAcr("gold", "pwd")).with("acr_values", "gold pwd")),
                        Flow.ALLOW));
    }

    /** RFC 9470, sections 5 and 6.1. */
    @Test
    void acr_values_that_a_login_proves_told_in_the_access_token_also_after_a_refresh()
            throws Exception {
        var loggedIn = server.clock.instant().getEpochSecond();
        var flow =
                new Flow(platform.client)
                        .with("scope", "openid offline_access")
                        .with("acr_values", "gold pwd");
        var tokens = tokens(flow, Map.of("decision", "allow", "offline_access", "true"));
        server.clock.move(Duration.ofMinutes(5));
        var again =
                Tokens.of(
                        browser.post(
                                "/oidc/token",
                                Map.of(
                                        "grant_type",
                                        "refresh_token",
                                        "client_id",
                                        platform.client.id().hex(),
                                        "client_secret",
                                        platform.secret,
                                        "refresh_token",
                                        String.valueOf(tokens.refresh()))));

        assertThat(idToken(tokens).getStringListClaim("amr")).containsExactly("pwd");
        for (var token : List.of(String.valueOf(tokens.id()), tokens.access(), again.access())) {
            var claims = SignedJWT.parse(token).getJWTClaimsSet();
            assertThat(claims.getStringClaim("acr")).isEqualTo("pwd");
            assertThat(claims.getLongClaim("auth_time")).isEqualTo(loggedIn);
        }
    }

    private static String essentialAcr(String... values) {
        var all = String.join("\",\"", values);
        return "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"" + all + "\"]}}}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "[]",
                "{\"userinfo\":{}} {}",
                "{\"userinfo\":\"name\"}",
                "{\"id_token\":null}",
                "{\"userinfo\":{\"name\":5}}",
                "{\"userinfo\":{\"name\":{\"essential\":\"yes\"}}}",
                "{\"userinfo\":{\"sub\":{\"value\":\"a\",\"values\":[\"b\"]}}}",
                "{\"userinfo\":{\"name\":null,\"name\":null}}",
                "{\"userinfo\":{\"x\":[[[[[[[[1]]]]]]]]}}",
            })
    void not_of_the_form_invalid_request(String claims) {
        assertError(browser.open(flow(claims).path()), "invalid_request");
    }

    @Test
    void too_long_invalid_request() {
        var claims = "{\"userinfo\":{\"" + "x".repeat(4100) + "\":null}}";

        assertError(browser.open(flow(claims).path()), "invalid_request");
    }
}

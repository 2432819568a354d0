package dev.steelyard.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.e2e.Instance;
import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.IdTokens;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.http.Parameters;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person logs in, allows, and logs out, in a real browser; pictures in target/screenshots. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
    private static final String SCOPE = "openid profile email offline_access";

    private final Http http = new Http();
    private final ClientSite site = new ClientSite();
    private final Instance instance = Instance.start(null);
    private final Provider provider = Provider.discover(http, instance.issuer());
    private final Chromium chromium = new Chromium();
    private Client client = new Client("", null, null, "");

    @BeforeAll
    void makeClient() {
        var demo = instance.demo();
        var made =
                ManagementCaller.of(http, provider, demo, "reseller")
                        .post(
                                "/applications/" + demo.get("application") + "/clients",
                                Map.of(
                                        "name",
                                        "Ledger",
                                        "type",
                                        "confidential",
                                        "grant_types",
                                        List.of("authorization_code", "refresh_token"),
                                        "redirect_uris",
                                        List.of(site.callback()),
                                        "post_logout_redirect_uris",
                                        List.of(site.loggedOut())))
                        .expect(201);
        client = new Client(made.text("_id"), made.text("client_secret"), null, site.callback());
    }

    @AfterAll
    void stop() {
        chromium.close();
        instance.close();
        site.close();
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void loginConsentAndLogout(Look look) {
        try (var screen = new Screen(chromium.browser(), look)) {
            logIn(screen);
            var page = screen.page();

            // Without a hint it asks first.
            page.navigate(endSession());
            screen.look("4-logout");
            page.click("button.primary");
            screen.awaitGone("button.primary");
            screen.look("5-logged-out");

            assertLoggedOut(screen);
            assertThat(screen.complaints()).isEmpty();
            assertThat(screen.hosts())
                    .containsOnly(
                            URI.create(instance.issuer()).getAuthority(),
                            URI.create(site.callback()).getAuthority());
        }
    }

    @Test
    void logoutByTheClient() {
        try (var screen = new Screen(chromium.browser(), Look.DESK_LIGHT)) {
            var tokens = logIn(screen);
            var parameters =
                    Map.of(
                            "id_token_hint",
                            tokens.id(),
                            "post_logout_redirect_uri",
                            site.loggedOut(),
                            "state",
                            "s1");

            screen.page().navigate(endSession() + "?" + Parameters.encode(parameters));

            assertThat(screen.page().url()).isEqualTo(site.loggedOut() + "?state=s1");
            assertLoggedOut(screen);
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void strangeRedirectUri(Look look) {
        try (var screen = new Screen(chromium.browser(), look)) {
            var page = screen.page();
            var asked =
                    AuthRequest.of(provider, client, SCOPE)
                            .with("redirect_uri", "https://evil.example/callback");

            page.navigate(asked.uri().toString());

            assertThat(page.url()).startsWith(instance.issuer());
            screen.look("6-strange-redirect-uri");
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void ownAccount(Look look) {
        try (var screen = new Screen(chromium.browser(), look)) {
            var page = screen.page();
            page.navigate(instance.issuer() + "/account/profile");
            screen.look("7-account-login");
            page.fill("#email", instance.demo().get("user", "email"));
            page.fill("#password", instance.demo().get("user", "password"));
            page.click("button.primary");
            screen.await("#zoneinfo");
            screen.look("8-account");
            assertThat(screen.complaints()).isEmpty();

            page.fill("#zoneinfo", "Nowhere/At all");
            page.click("button.primary");
            screen.await("[role=alert]");
            assertThat(page.getAttribute("#zoneinfo", "aria-invalid")).isEqualTo("true");
            screen.look("9-account-wrong");

            page.fill("#zoneinfo", "Europe/Berlin");
            page.click("button.primary");
            screen.await("[role=status]");
            assertThat(page.inputValue("#zoneinfo")).isEqualTo("Europe/Berlin");
            screen.look("10-account-saved");

            for (var section :
                    List.of("", "/security", "/sessions", "/programs", "/memberships", "/data")) {
                page.navigate(instance.issuer() + "/account" + section);
                screen.await("main h1");
                screen.look("11-account" + section.replace('/', '-'));
            }
            page.navigate(instance.issuer() + "/account/data/delete");
            screen.await("button.danger");
            screen.look("12-account-delete");
            page.navigate(instance.issuer() + "/");
            screen.await("a.primary");
            screen.look("13-welcome");
            page.click(".lang button");
            screen.await("a.primary");
            screen.look("14-welcome-other-language");
            assertThat(screen.hosts()).containsOnly(URI.create(instance.issuer()).getAuthority());
        }
    }

    private Tokens logIn(Screen screen) {
        var page = screen.page();
        // Asked every time, also where an earlier look has had the consent.
        var asked = AuthRequest.of(provider, client, SCOPE).with("prompt", "consent");

        page.navigate(asked.uri().toString());
        screen.look("1-login");

        page.fill("#email", instance.demo().get("user", "email"));
        page.fill("#password", "not the password");
        page.click("button.primary");
        screen.await("[role=alert]");
        assertThat(page.locator("[role=alert]").count()).isEqualTo(1);
        screen.look("2-wrong-password");

        page.fill("#password", instance.demo().get("user", "password"));
        page.click("button.primary");
        screen.await("label[for=offline]");
        assertThat(page.isChecked("#offline")).isFalse();
        screen.look("3-consent");

        page.click("label[for=offline]");
        assertThat(page.isChecked("#offline")).isTrue();
        page.click("button[value=allow]");
        page.waitForURL(url -> url.startsWith(site.callback()));

        var code = asked.code(URI.create(page.url()));
        var tokens = Tokens.of(provider.token(client, asked.redemption(code)));
        assertThat(IdTokens.verify(asked, tokens).getClaim("sid")).isNotNull();
        assertThat(tokens.refreshToken()).isPresent();
        return tokens;
    }

    private void assertLoggedOut(Screen screen) {
        screen.page().navigate(AuthRequest.of(provider, client, "openid").uri().toString());
        assertThat(screen.page().locator("#password").count()).as("asked to log in").isEqualTo(1);
    }

    private String endSession() {
        return provider.metadata().getEndSessionEndpointURI().toString();
    }
}

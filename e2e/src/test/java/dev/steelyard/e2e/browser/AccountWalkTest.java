package dev.steelyard.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.steelyard.e2e.Instance;
import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.AuthenticatorApp;
import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.DemoApiClient;
import dev.steelyard.e2e.client.Mailbox;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.step.Steps;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * A person's account in a real browser, from the mailed invitation to its deletion; pictures in
 * target/screenshots.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountWalkTest {
    private static final String FIRST = "nine slow barges upstream";
    private static final String SECOND = "seven quiet brown fields";
    private static final String RESCUED = "four green lamps at noon";
    private static final String PASSKEY = "#passkey button";

    private final Http http = new Http();
    private final ClientSite site = new ClientSite();
    private final Instance instance = Instance.prepare(0, 0, null);
    private final Mailbox mailbox = new Mailbox(http, instance.mailbox());
    private final Chromium chromium = new Chromium();
    private Client client = new Client("", null, null, "");

    @BeforeAll
    void start() {
        instance.startServer(instance.startMailbox().toArray(String[]::new));
        instance.startApi();
        var made =
                reseller()
                        .post(
                                application() + "/clients",
                                Map.of(
                                        "name",
                                        "Ledger",
                                        "type",
                                        "confidential",
                                        "grant_types",
                                        List.of("authorization_code", "refresh_token"),
                                        "redirect_uris",
                                        List.of(site.callback())))
                        .expect(201);
        client =
                new Client(
                        made.text("_id"),
                        made.text("client_secret"),
                        made.text("api_key"),
                        site.callback());
    }

    @AfterAll
    void stop() {
        chromium.close();
        instance.close();
        site.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESK_LIGHT", "DESK_WITHOUT_SCRIPT"})
    void invitedByMail_untilTheAccountIsDeleted(Look look) {
        var email = look.name().toLowerCase(Locale.ROOT) + "@northern.example";
        try (var screen = new Screen(chromium.browser(), look)) {
            acceptInvitation(screen, email);
            if (look.script()) {
                passkey(screen, email);
            } else {
                logIn(screen, "/account", email, FIRST);
            }
            var codes = factors(screen);
            screen.page().context().clearCookies();
            resetPassword(screen, email);
            var tokens = consent(screen, email, codes.getFirst());
            withdraw(screen, tokens);
            deleteAndKeep(screen);
            assertThat(screen.complaints())
                    .allSatisfy(said -> assertThat(said).startsWith("Failed to load resource"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_LIGHT", "DESK_DARK"})
    void operatorRescued(Look look) {
        try (var screen = new Screen(chromium.browser(), look)) {
            var page = screen.page();
            var email = instance.demo().get("operator", "email");
            var link = instance.rescue(email).out().lines().findFirst().orElseThrow();
            page.navigate(link);
            screen.look("60-rescue");
            page.fill("#password", RESCUED);
            page.click("button.primary");
            screen.awaitGone("#password");
            screen.look("61-rescued");
            page.navigate(link);
            screen.look("62-rescue-used");

            logIn(screen, "/account", email, RESCUED);
            assertThat(page.textContent(".desk")).contains(email);
        }
    }

    private void acceptInvitation(Screen screen, String email) {
        var page = screen.page();
        reseller()
                .post(application() + "/invitations", Map.of("email", email, "roles", roles()))
                .expect(201);
        page.navigate(mailbox.link(email, "/invitation?").toString());
        screen.look("30-invitation");
        page.fill("#password", FIRST);
        page.fill("#name", "Dora Finch");
        page.click("button.primary");
        screen.awaitGone("#password");
        screen.look("31-accepted");
    }

    private void passkey(Screen screen, String email) {
        var page = screen.page();
        var authenticator = new Authenticator(page);
        logIn(screen, "/account/security/passkeys", email, FIRST);
        screen.look("32-passkey-new");
        page.fill("#name", "Telephone");
        page.click(PASSKEY);
        page.waitForURL(url -> url.endsWith("/recovery-codes"));

        page.context().clearCookies();
        authenticator.touched(false);
        page.navigate(at("/account"));
        screen.await(PASSKEY);
        authenticator.touched(true);
        page.click(PASSKEY);
        screen.await(".desk");
        screen.look("33-logged-in-by-passkey");
        authenticator.touched(false);
    }

    /** The authenticator app, then recovery codes. */
    private List<String> factors(Screen screen) {
        var page = screen.page();
        page.navigate(at("/account/security/authenticator"));
        var app = AuthenticatorApp.of(page.textContent("code.typed"));
        screen.look("34-authenticator");
        submit(screen, "#otp", "000000", "[role=alert]");
        screen.look("35-authenticator-wrong");
        enterCode(page, app);
        screen.awaitGone("#otp");
        screen.look("36-recovery-codes");
        page.click("main button.primary");
        screen.await(".codes li");
        screen.look("37-recovery-codes-new");
        var codes = page.locator(".codes li").allTextContents();
        page.navigate(at("/account/security"));
        screen.look("38-security");
        return codes;
    }

    /** Again where the code ended before it was sent: machines may be slow. */
    private static void enterCode(Page page, AuthenticatorApp app) {
        for (int i = 0; i < 3 && page.locator("#otp").count() > 0; i++) {
            page.fill("#otp", app.code());
            page.waitForResponse(
                    answer -> answer.request().method().equals("POST"),
                    () -> page.click("main button.primary"));
            page.waitForLoadState();
        }
    }

    private void resetPassword(Screen screen, String email) {
        var page = screen.page();
        page.navigate(at("/account"));
        page.click("a[href*='/recovery']");
        screen.await("#email");
        screen.look("40-forgot");
        page.fill("#email", email);
        page.click("button.primary");
        screen.awaitGone("#email");
        screen.look("41-forgot-sent");
        var link = mailbox.link(email, "/recovery?").toString();
        page.navigate(link);
        screen.look("42-reset");
        submit(screen, "#password", "short", ".error");
        screen.look("43-reset-too-short");
        page.fill("#password", SECOND);
        page.click("button.primary");
        screen.awaitGone("#password");
        screen.look("44-reset-done");
        page.navigate(link);
        screen.look("45-reset-used");
    }

    /** With the new password and a recovery code. */
    private Tokens consent(Screen screen, String email, String code) {
        var page = screen.page();
        var provider = Provider.discover(http, instance.issuer());
        var asked = AuthRequest.of(provider, client, "openid profile");
        page.navigate(asked.uri().toString());
        typePassword(page, email, SECOND);
        screen.await("details summary");
        screen.look("46-second-factor");
        page.click("details summary");
        page.fill("#recovery", code);
        page.click("details button");
        screen.await("button[value=allow]");
        screen.look("47-consent");
        page.click("button[value=allow]");
        page.waitForURL(url -> url.startsWith(site.callback()));
        return Tokens.of(
                provider.token(client, asked.redemption(asked.code(URI.create(page.url())))));
    }

    private void withdraw(Screen screen, Tokens tokens) {
        var page = screen.page();
        awaitAnswer(tokens, 200);
        page.navigate(at("/account/programs"));
        screen.look("50-programs");
        page.click("a.danger");
        screen.await("button.danger");
        screen.look("51-withdraw");
        page.click("button.danger");
        screen.await("[role=status]");
        awaitAnswer(tokens, 401);
        screen.look("52-withdrawn");
    }

    private void deleteAndKeep(Screen screen) {
        var page = screen.page();
        page.navigate(at("/account/data"));
        page.click("a.danger");
        screen.await("button.danger");
        screen.look("53-delete");
        page.click("button.danger");
        screen.awaitGone("button.danger");
        screen.look("54-deletion");
        page.navigate(at("/account"));
        screen.look("55-deletion-overview");
        page.navigate(at("/account/data"));
        page.click("main button.primary");
        screen.await("[role=status]");
        screen.look("56-kept");
    }

    private void logIn(Screen screen, String path, String email, String password) {
        screen.page().navigate(at(path));
        typePassword(screen.page(), email, password);
        screen.await(".desk");
    }

    private static void typePassword(Page page, String email, String password) {
        page.fill("#email", email);
        page.fill("#password", password);
        page.click("button.primary");
    }

    private static void submit(Screen screen, String field, String typed, String awaited) {
        screen.page().fill(field, typed);
        screen.page().click("main button.primary");
        screen.await(awaited);
    }

    private void awaitAnswer(Tokens tokens, int status) {
        var api = new DemoApiClient(http, instance.api());
        var caller = Caller.of(client, tokens);
        while (api.documents(instance.demo().get("application"), caller).status() != status) {
            Steps.pause(10);
        }
    }

    /** Those of a member. */
    private List<String> roles() {
        var members = reseller().get(application() + "/members").expect(200).json().path("data");
        return members.path(0).path("roles").valueStream().map(JsonNode::asString).toList();
    }

    private ManagementCaller reseller() {
        var provider = Provider.discover(http, instance.issuer());
        return ManagementCaller.of(http, provider, instance.demo(), "reseller");
    }

    private String application() {
        return "/applications/" + instance.demo().get("application");
    }

    private String at(String path) {
        return instance.issuer() + path;
    }
}

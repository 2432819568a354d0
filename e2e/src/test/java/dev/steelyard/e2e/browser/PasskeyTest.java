package dev.steelyard.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.RequestOptions;
import dev.steelyard.e2e.Instance;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A user adds a passkey, logs in by it, and removes it, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasskeyTest {
    private static final String BUTTON = "#passkey button";
    private static final String SIGNED_IN = ".desk";

    private final Instance instance = Instance.start(null);
    private final Chromium chromium = new Chromium();

    @AfterAll
    void stop() {
        chromium.close();
        instance.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DESK_WITHOUT_SCRIPT")
    void addedThenUsedThenRemoved(Look look) {
        try (var screen = new Screen(chromium.browser(), look)) {
            var page = screen.page();
            var authenticator = new Authenticator(page);
            add(screen);

            // Offered in the address field, which a touch accepts; nothing is typed.
            logOut(page);
            page.navigate(security());
            screen.await(SIGNED_IN);

            logOut(page);
            authenticator.touched(false);
            page.navigate(security());
            screen.await(BUTTON);
            screen.look("21-login-passkey");
            authenticator.touched(true);
            page.click(BUTTON);
            screen.await(SIGNED_IN);

            page.click("a[href*='/passkeys/']");
            screen.await("#remove");
            screen.look("22-passkey");
            remove(screen);
            assertThat(screen.complaints()).isEmpty();
            assertThat(screen.hosts()).containsOnly(URI.create(instance.issuer()).getAuthority());

            // The device still has it; the server refuses it.
            logOut(page);
            page.navigate(security());
            screen.await("[role=alert]");
            screen.look("23-passkey-refused");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "DESK_DARK")
    void copyWithAnEarlierCounter_refused_andNoOtherOriginCanUseIt(Look look) {
        try (var screen = new Screen(chromium.browser(), look)) {
            var page = screen.page();
            var authenticator = new Authenticator(page);
            add(screen, "operator");
            for (int i = 0; i < 2; i++) {
                logOut(page);
                page.navigate(security());
                screen.await(SIGNED_IN);
            }

            page.navigate(security().replace("localhost", "127.0.0.1"));
            page.click(BUTTON);
            screen.await("[data-problem=other]:not([hidden])");

            logOut(page);
            authenticator.replaceByEarlierCopy();
            page.navigate(security());
            screen.await("[role=alert]");
            assertThat(page.locator("#password").count()).isEqualTo(1);
        }
    }

    /** The challenge of an accepted answer is used up, also in the browser that it was made for. */
    @ParameterizedTest
    @EnumSource(names = "DESK_DARK")
    void answerSentAgain_refused(Look look) {
        try (var screen = new Screen(chromium.browser(), look)) {
            var page = screen.page();
            new Authenticator(page);
            add(screen);
            logOut(page);
            var login = security().replace("/security", "/login");
            var answer = new AtomicReference<Request>();
            page.onRequest(
                    request -> {
                        if (request.method().equals("POST") && request.url().equals(login)) {
                            answer.set(request);
                        }
                    });
            page.navigate(security());
            screen.await(SIGNED_IN);

            page.context()
                    .clearCookies(
                            new BrowserContext.ClearCookiesOptions().setName("steelyard-session"));
            var again =
                    page.request()
                            .post(
                                    login,
                                    RequestOptions.create()
                                            .setHeader(
                                                    "Content-Type",
                                                    "application/x-www-form-urlencoded")
                                            .setHeader("Origin", origin())
                                            .setData(answer.get().postData()));
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.text()).contains("This passkey is not accepted", "id=\"password\"");

            // Other tests begin without a passkey.
            page.navigate(security());
            screen.await(SIGNED_IN);
            page.click("a[href*='/passkeys/']");
            screen.await("#remove");
            remove(screen);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "DESK_WITHOUT_SCRIPT")
    void withoutScript_thePageSaysWhatIsMissing(Look look) {
        try (var screen = new Screen(chromium.browser(), look)) {
            var page = screen.page();
            page.navigate(security() + "/passkeys");
            assertThat(page.locator(BUTTON).isVisible()).isFalse();
            typePassword(page, "reseller");
            screen.await("#name");
            assertThat(page.locator(BUTTON).isVisible()).isFalse();
            assertThat(page.textContent("noscript, .hint")).isNotBlank();
            screen.look("20-passkey-new");
        }
    }

    private void add(Screen screen) {
        add(screen, "user");
    }

    /**
     * @param role a user of the demo, which has no second factor yet
     */
    private void add(Screen screen, String role) {
        var page = screen.page();
        page.navigate(security() + "/passkeys");
        screen.await("#password");
        typePassword(page, role);
        screen.await("#name");
        screen.look("20-passkey-new");
        page.fill("#name", "Telephone");
        page.click(BUTTON);
        // Recovery codes are offered for the day when the device is lost.
        page.waitForURL(url -> url.endsWith("/recovery-codes"));
        page.navigate(security());
        screen.look("20-security");
        assertThat(page.textContent("#passkeys ~ ul")).contains("Telephone");
    }

    private static void remove(Screen screen) {
        screen.page().click("form[action$='/remove'] button");
        screen.page().waitForURL(url -> url.endsWith("/security"));
        assertThat(screen.page().textContent("#passkeys ~ ul")).doesNotContain("Telephone");
    }

    private void typePassword(Page page, String role) {
        page.fill("#email", instance.demo().get(role, "email"));
        page.fill("#password", instance.demo().get(role, "password"));
        page.click("button.primary");
    }

    private static void logOut(Page page) {
        page.context().clearCookies();
    }

    private String origin() {
        var issuer = URI.create(instance.issuer());
        return issuer.getScheme() + "://" + issuer.getAuthority();
    }

    private String security() {
        return instance.issuer() + "/account/security";
    }
}

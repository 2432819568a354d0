package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages for people who come without a purpose, and the language that they choose. */
class LanguageSwitchTest extends ServerTest {
    private Browser browser;

    @BeforeEach
    void newBrowser() {
        browser = server.browser();
        browser.headers.put("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        browser.headers.put("Accept-Language", "en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/oidc", "/oidc/"})
    void ownAddresses_aPageForPeople_jsonForPrograms(String path) {
        var page = browser.get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Sign-in service", "href=\"/oidc/account\"");

        browser.headers.remove("Accept");
        var document = browser.get(path);
        assertThat(document.header("content-type")).contains("application/json");
        assertThat(document.body()).contains("openid_configuration");
    }

    @Test
    void unknownPath_aPageForPeople_jsonForPrograms() {
        var page = browser.get("/oidc/nothing");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("There is nothing here", "<html lang=\"en\">");

        browser.headers.put("Accept", "application/json");
        assertThat(browser.get("/oidc/nothing").body()).contains("\"not_found\"");
        browser.headers.put("Accept", "text/html");
        assertThat(browser.get("/api/v1/nothing").body()).startsWith("{");
    }

    @Test
    void chosenLanguage_winsOverTheBrowsersAndTheClients_andLeadsBack() {
        var path = new Flow(platform.client).with("ui_locales", "en").path();
        assertThat(browser.get(path).body())
                .contains("Sign in", "Deutsch", "action=\"/oidc/language\"");

        var chosen = browser.post("/oidc/language", Map.of("language", "de", "back", path));

        assertThat(chosen.location()).isEqualTo(path);
        assertThat(chosen.header("set-cookie"))
                .contains("steelyard-language=de", "HttpOnly", "SameSite=Lax");
        assertThat(browser.get(path).body()).contains("Anmelden", "<html lang=\"de\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/", "https://evil.example/", "/\\evil.example", ""})
    void wayBackToAnotherServer_notTaken(String back) {
        var chosen = browser.post("/oidc/language", Map.of("language", "xx", "back", back));

        assertThat(chosen.location()).isEqualTo("/oidc/");
        assertThat(chosen.header("set-cookie")).isEmpty();
    }

    /** What was typed stays, but for the password; nothing is checked. */
    @Test
    void wrongPassword_loginInTheOtherLanguage_addressStays() {
        var page = browser.open(new Flow(platform.client).path());
        var wrong = browser.submit(page, Map.of("email", Platform.ADA, "password", "wrong"));
        int hashed = server.hasher.all();

        var german = switched(wrong, Map.of("email", "ada@ex", "password", "secret typed"));

        assertThat(german.body())
                .contains("<html lang=\"de\">", "value=\"ada@ex\"", "English")
                .doesNotContain("secret typed", "role=\"alert\"");
        assertThat(german.header("set-cookie")).contains("steelyard-language=de");
        assertThat(server.hasher.all()).isEqualTo(hashed);
        assertThat(browser.submit(german, Flow.ADA).body()).contains("Zugriff erlauben");
    }

    @Test
    void loginToTheAccount_staysOnItsWay() {
        var page = browser.open("/oidc/account/sessions");
        var wrong = browser.submit(page, Map.of("email", Platform.ADA, "password", "wrong"));
        var german = switched(wrong, Map.of("email", Platform.ADA));

        assertThat(german.body()).contains("<html lang=\"de\">");
        assertThat(browser.submit(german, Flow.ADA).body())
                .contains("<html lang=\"de\">", "Sitzungen", "aria-current=\"page\"");
    }

    @Test
    void secondFactor_inTheOtherLanguage_passwordStaysProved() {
        var owner = new AuthenticatorOwner(server, server.addMember("switch@example.com"));
        owner.enrol(server.browser());
        var flow = new Flow(platform.client);
        var asked = browser.submit(browser.open(flow.path()), owner.credentials());
        assertThat(asked.body()).contains("name=\"code\"", "Deutsch");

        var german = switched(asked, Map.of());

        assertThat(german.body()).contains("<html lang=\"de\">", "name=\"code\"");
        assertThat(browser.submit(german, Map.of("code", owner.nextCode())).body())
                .contains("Zugriff erlauben");
    }

    @Test
    void refusedProfile_inTheOtherLanguage_typedLinesStay_nothingIsSaved() {
        var page = browser.submit(browser.open("/oidc/account/profile"), Flow.BOB);
        var typed = Map.of("name", "Robert", "zoneinfo", "Moon/Tycho");
        var wrong = browser.submit(page, typed);
        assertThat(wrong.status()).isEqualTo(400);

        assertThat(switched(wrong, typed).body())
                .contains("<html lang=\"de\">", "value=\"Robert\"", "value=\"Moon/Tycho\"");
        assertThat(browser.open("/oidc/account/profile").body()).contains("value=\"Bob\"");
    }

    @Test
    void newRecoveryCodes_inTheOtherLanguage_theCodesStay() {
        var owner = new AuthenticatorOwner(server, server.addMember("codes@example.com"));
        owner.enrol(browser);
        var codes = browser.submit(browser.open("/oidc/account/security/recovery-codes"), Map.of());
        var code = Pattern.compile("<li>([A-Z0-9-]+)</li>").matcher(codes.body());
        assertThat(code.find()).isTrue();

        assertThat(switched(codes, Map.of()).body())
                .contains("<html lang=\"de\">", "<li>" + code.group(1) + "</li>");
    }

    @Test
    void expiredForm_errorPageInTheOtherLanguage_withItsReference() {
        var expired = browser.post("/oidc/login", Map.of("csrf", "none"));
        assertThat(expired.status()).isEqualTo(403);
        var fields =
                Pattern.compile("<input name=\"([^\"]*)\" type=\"hidden\" value=\"([^\"]*)\"")
                        .matcher(expired.body())
                        .results()
                        .collect(
                                Collectors.toMap(found -> found.group(1), found -> found.group(2)));
        fields.put("language", "de");

        var german = browser.post("/oidc/language", fields);

        assertThat(german.status()).isEqualTo(403);
        assertThat(german.body())
                .contains("<html lang=\"de\">", "<code>" + fields.get("reference") + "</code>");
        fields.put("reference", "<b>call 555</b>");
        assertThat(browser.post("/oidc/language", fields).location()).isEqualTo("/oidc/");
    }

    /** Sends the form to which the switch belongs. */
    private Browser.Page switched(Browser.Page page, Map<String, String> typed) {
        assertThat(page.body()).contains("name=\"language\" value=\"de\"", "formnovalidate");
        var fields = Browser.filled(page, typed);
        fields.put("language", "de");
        var other = browser.post(Browser.action(page), fields);
        assertThat(other.status()).as("nothing was examined").isEqualTo(200);
        return other;
    }
}

package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
}

package dev.steelyard.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginBrowserTest {
    @ParameterizedTest(name = "{2} → {0} on {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Chrome  | Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36",
                "Edge    | Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0",
                "Firefox | Linux   | Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                "Safari  | macOS   | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15",
                "Safari  | iOS     | Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1",
                "Chrome  | iOS     | Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/143.0.7499.92 Mobile/15E148 Safari/604.1",
                "Chrome  | Android | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36",
                "Firefox | Android | Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0",
                "Edge    | Android | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36 EdgA/143.0.0.0"
            })
    void common_browser_recognized(String program, String system, String agent) {
        var browser = LoginBrowser.of(agent, "192.0.2.1");

        assertThat(browser.program()).contains(program);
        assertThat(browser.system()).contains(system);
    }

    @ParameterizedTest
    @CsvSource({
        "curl/8.5.0",
        "Mozilla/5.0 (Windows NT 10.0) Chrome/143.0.0.0 Safari/537.36 OPR/127.0.0.0",
        "''"
    })
    void others_stay_as_they_named_themselves(String agent) {
        assertThat(LoginBrowser.of(agent, null).program()).isEmpty();
        assertThat(LoginBrowser.of(agent, null).agent()).isEqualTo(agent);
    }

    @Test
    void endless_or_invisible_name_cut() {
        var agent = "\u202eevil\u0000 ü " + "x".repeat(10_000);

        assertThat(LoginBrowser.of(agent, null).agent())
                .hasSizeLessThanOrEqualTo(200)
                .startsWith("evil");
        assertThat(LoginBrowser.of(null, null).agent()).isEmpty();
    }
}

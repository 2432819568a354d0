package dev.steelyard.admin.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.uri.RedirectUriRules;
import dev.steelyard.admin.uri.WebOriginRules;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.client.metadata.HostConverter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts beyond ASCII: punycode (RFC 3492), and a warning. */
class HostsTest {
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "https://app.example.com/cb, https://app.example.com/cb",
        "https://b\u00fccher.example/cb, https://xn--bcher-kva.example/cb",
        "https://b\u00fccher.example:8443/cb?x=1, https://xn--bcher-kva.example:8443/cb?x=1",
        "https://www.\u0430pple.com, https://www.xn--pple-43d.com",
        "https://\u4f8b\u3048.example, https://xn--r8jz45g.example",
        "com.example.app:/callback, com.example.app:/callback",
    })
    void isStoredAsBrowsersSendIt(String given, String stored) {
        assertThat(HostConverter.ascii(given)).isEqualTo(stored);
        assertThat(RedirectUriRules.allowed(stored, ClientType.PUBLIC)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://stra\u00dfe.example/cb",
                "https://\uff41pp.example/cb",
                "https://B\u00fccher.example/cb",
                "https://app\u3002example/cb",
                "https://ap\u200dp.example/cb",
                "https://app.example\u2024com/cb",
                "https://app.example/b\u00fccher",
                "https://\u00fc@app.example/cb",
                "https://app.example\u2044evil/cb",
                "https://\u202eapp.example/cb",
                "https://\ud800.example/cb",
                "https://\u00fc_.example/cb",
            })
    void whatIsReadInTwoWaysIsRefused(String given) {
        assertThat(RedirectUriRules.allowed(HostConverter.ascii(given), ClientType.PUBLIC))
                .isFalse();
        assertThat(WebOriginRules.allowed(HostConverter.ascii(given))).isFalse();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "xn--bcher-kva.example, Latin letters",
        "www.xn--pple-43d.com, Latin and Cyrillic letters",
        "xn--strae-oqa.example, not in plain ASCII",
        "xn--zzzzzzzzzzzz99999.example, not in plain ASCII",
    })
    void punycodeIsAnsweredWithAWarning(String host, String about) {
        assertThat(ClientWarningFinder.confusable(host))
                .hasValueSatisfying(warning -> assertThat(warning).contains(host).contains(about));
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.example.com", "127.0.0.1", "[::1]", "axn--b.example"})
    void plainHostsAreNot(String host) {
        assertThat(ClientWarningFinder.confusable(host)).isEmpty();
    }
}

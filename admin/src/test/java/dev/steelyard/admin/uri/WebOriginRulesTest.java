package dev.steelyard.admin.uri;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Origins as browsers send them (RFC 6454, section 6.2). */
class WebOriginRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com",
                "https://app.example.com:8443",
                "http://localhost:3000",
                "http://127.0.0.1",
                "http://[::1]:3000"
            })
    void schemeHostAndPortAreAllowed(String origin) {
        assertThat(WebOriginRules.allowed(origin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "null",
                "app.example.com",
                "https://",
                "https://app.example.com/",
                "https://app.example.com/path",
                "https://app.example.com?x",
                "https://app.example.com#x",
                "https://app.example.com:443",
                "http://localhost:80",
                "https://app.example.com:08443",
                "https://*.example.com",
                "https://App.example.com",
                "https://user@app.example.com",
                "http://app.example.com",
                "https://app.example.com, https://evil.example",
                "https://app.example.com evil",
                "com.example.app://x",
                "file://localhost",
                "data:x"
            })
    void everythingElseIsRefused(String origin) {
        assertThat(WebOriginRules.allowed(origin)).isFalse();
    }
}

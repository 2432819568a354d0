package dev.steelyard.admin.uri;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.metadata.ClientType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirect URIs: RFC 6749, section 3.1.2; RFC 8252, sections 7 and 8; RFC 9700, section 2.1. */
class RedirectUriRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com/callback",
                "https://app.example.com",
                "https://app.example.com:8443/callback?tenant=7&x=%20",
                "https://app.example.com//double",
                "https://[2001:db8::1]/callback",
                "http://127.0.0.1/callback",
                "http://127.0.0.1:4711/callback",
                "http://[::1]:4711/callback",
                "http://localhost:3000/callback"
            })
    void webUrisAreForEveryClient(String uri) {
        assertThat(RedirectUriRules.allowed(uri, ClientType.PUBLIC)).isTrue();
        assertThat(RedirectUriRules.allowed(uri, ClientType.CONFIDENTIAL)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example.app:/callback", "com.example.app://callback/x"})
    void privateUseSchemesAreForPublicClientsOnly(String uri) {
        assertThat(RedirectUriRules.allowed(uri, ClientType.PUBLIC)).isTrue();
        assertThat(RedirectUriRules.allowed(uri, ClientType.CONFIDENTIAL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/callback",
                "//app.example.com/callback",
                "app.example.com/callback",
                "http://app.example.com/callback",
                "http://127.0.0.1.example.com/callback",
                "http://127.1/callback",
                "http://localhost.example.com/",
                "http://localhost./callback",
                "http://0.0.0.0/callback",
                "http://[::]/callback",
                "https:///callback",
                "https:callback",
                "https:/callback",
                "https://app.example.com/callback#part",
                "https://app.example.com/callback#",
                "https://user@app.example.com/callback",
                "https://user:pw@app.example.com/callback",
                "https://@app.example.com/callback",
                "https://app.example.com@evil.example/callback",
                "https://*.example.com/callback",
                "https://app.example.com/*",
                "https://app.example.com/a/../b",
                "https://app.example.com/a/./b",
                "https://app.example.com/..",
                "https://app.example.com/a/%2e%2e/b",
                "https://app.example.com/a/%2E./b",
                "https://app.example.com/a%2fb",
                "https://app.example.com/a%5Cb",
                "https://app.example.com/a%252fb",
                "https://app.example.com/a%00b",
                "https://app.example.com/a?x=%0d%0aSet-Cookie",
                "https://app.example.com/a%zz",
                "https://app.example.com\\@evil.example/",
                "https://app.example.com/a b",
                "https://app.example.com/a\tb",
                "https://app.example.com/a\r\nb",
                "https://app.example.com/\u0000",
                "https://b\u00fccher.example/callback",
                "https://app.example.com/\u202ekcabllac",
                "https://app.example.com:0/callback",
                "https://app.example.com:/callback",
                "https://app.example.com:65536/callback",
                "https://app.example.com:08443/callback",
                "http://127.0.0.1:0/callback",
                "http://127.0.0.1:09/callback",
                "http://127.0.0.1:+80/callback",
                "http://127.0.0.1:\uff18\uff10/callback",
                "http://[::1]:00080/callback",
                "https://app.example.com./callback",
                "https://exa_mple.com/callback",
                "https://[fe80::1%25eth0]/callback",
                "HTTPS://app.example.com/callback",
                "https://APP.example.com/callback",
                "javascript:alert(1)",
                "javascript://x/%0aalert(1)",
                "data:text/html,x",
                "data:/text/html",
                "file:///etc/passwd",
                "mailto:me@example.com",
                "urn:ietf:wg:oauth:2.0:oob",
                "myapp:/callback",
                "myapp://callback",
                ".example:/callback",
                "com.example.app:callback",
                "com.example.app:",
                "com.example.app://user@callback/x",
                "com.example.app:/a/../b",
                "ftp://app.example.com/callback",
                "ws://127.0.0.1/callback"
            })
    void whateverCouldBeReadInTwoWaysIsRefused(String uri) {
        assertThat(RedirectUriRules.allowed(uri, ClientType.PUBLIC)).isFalse();
        assertThat(RedirectUriRules.allowed(uri, ClientType.CONFIDENTIAL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1977, 1978})
    void longestIsTwoThousand(int tail) {
        var uri = "https://app.example.com" + "/".repeat(1) + "a".repeat(tail - 1);
        assertThat(RedirectUriRules.allowed(uri, ClientType.PUBLIC))
                .isEqualTo(uri.length() <= 2000);
    }
}

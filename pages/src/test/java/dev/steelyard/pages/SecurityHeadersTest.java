package dev.steelyard.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersTest {
    @Test
    void pages_allow_nothing_but_their_own_style_images_and_forms() {
        var headers = SecurityHeaders.standard().asMap();
        assertThat(headers)
                .containsEntry(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action"
                                + " 'self'; frame-ancestors 'none'; base-uri 'none'")
                .containsEntry("X-Frame-Options", "DENY")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Cross-Origin-Opener-Policy", "same-origin")
                .containsKey("Permissions-Policy");
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com/cb?x=1, https://app.example.com",
        "HTTPS://App.Example.com:8443/cb, https://app.example.com:8443",
        "https://my_app.example.com/cb, https://my_app.example.com",
        "http://127.0.0.1:51004/cb, http://127.0.0.1:51004",
        "http://[::1]:51004/cb, http://*:51004",
        "com.example.app:/oauth/cb, com.example.app:"
    })
    void a_redirect_adds_its_origin_and_nothing_else(String redirectUri, String source) {
        String policy = policy(redirectUri);
        assertThat(policy).contains("; form-action 'self' " + source + "; frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "blob:https://app.example.com/1",
                "file:///etc/passwd",
                "/relative",
                "https:/no-host",
                "https://user@app.example.com/cb",
                "https://app.example.com:*/cb",
                "https://a;script-src%20*/cb"
            })
    void what_has_no_origin_is_refused(String redirectUri) {
        assertThatThrownBy(() -> policy(redirectUri)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String policy(String redirectUri) {
        return SecurityHeaders.standard()
                .allowingFormsTo(URI.create(redirectUri))
                .asMap()
                .getOrDefault("Content-Security-Policy", "");
    }
}

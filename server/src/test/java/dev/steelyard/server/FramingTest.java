package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No page of ours shows in somebody else's frame, nor is it kept, sniffed or scripted. */
class FramingTest extends ServerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOGIN",
                "/oidc/auth",
                "/oidc/auth?client_id=x",
                "/oidc/session/end",
                "/oidc/session/end?post_logout_redirect_uri=https%3A%2F%2Fevil.example%2F",
                "/oidc/invitation?link=x",
                "/oidc/bootstrap?link=x",
            })
    void page(String path) {
        var browser = server.browser();
        var page =
                path.equals("LOGIN")
                        ? browser.open(new Flow(platform.client).path())
                        : browser.get(path);

        assertThat(page.status()).isIn(200, 400, 404, 410);
        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.header("content-security-policy"))
                .contains("frame-ancestors 'none'")
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("x-frame-options")).isEqualToIgnoringCase("DENY");
        assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(page.header("cache-control")).contains("no-store");
        assertThat(page.location()).isEmpty();
        // The language switch leads back to the page, with its query.
        assertThat(page.body().replaceAll("(?s)<footer.*?</footer>", ""))
                .doesNotContain("evil.example");
    }
}

package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.http.answer.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** As long as nobody switched it on, clients don't register themselves (RFC 7591). */
class RegistrationOffTest extends ServerTest {
    @Test
    void no_endpoint_and_discovery_names_none() {
        var browser = server.browser();
        var discovery =
                Json.MAPPER.readTree(browser.get("/oidc/.well-known/openid-configuration").body());

        assertThat(discovery.has("registration_endpoint")).isFalse();
        assertThat(browser.post("/oidc/reg", Map.of()).status()).isEqualTo(404);
        assertThat(browser.get("/oidc/reg/" + platform.client.id()).status()).isEqualTo(404);
    }
}

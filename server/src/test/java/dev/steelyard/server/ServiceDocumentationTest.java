package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.server.outgoing.OutgoingSettings;
import dev.steelyard.server.settings.DiscoverySettings;
import dev.steelyard.server.settings.MutualTls;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code service_documentation} of the metadata (RFC 8414, section 2). */
class ServiceDocumentationTest {
    private static final String SETTING = "discovery.service_documentation";
    private static final String PAGE = "https://developers.example.com/start";

    @Test
    void set_isInTheMetadata() {
        assertThat(metadata(Map.of(SETTING, PAGE)).path("service_documentation").asString())
                .isEqualTo(PAGE);
    }

    @Test
    void notSet_isNotInTheMetadata() {
        assertThat(metadata(Map.of()).has("service_documentation")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"developers.example.com", "ftp://a.example", "https://a:b@c.example", "/x"})
    void noUrlOfAPage_refused(String text) {
        var values = new ConfigurationValues(Map.of(SETTING, text));
        assertThatThrownBy(() -> DiscoverySettings.read(values))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining(SETTING)
                .hasMessageContaining("https://developers.example.com/start");
    }

    private static JsonNode metadata(Map<String, String> settings) {
        try (var server =
                new RunningServer(
                        RunningServer.ISSUER,
                        Proxies.NONE,
                        OutgoingSettings.SAFE,
                        MutualTls.NONE,
                        settings)) {
            return Json.MAPPER.readTree(
                    server.browser().get("/oidc/.well-known/openid-configuration").body());
        }
    }
}

package dev.steelyard.program.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.program.GuardNode;
import dev.steelyard.program.configuration.GuardConfiguration;
import dev.steelyard.program.metrics.node.NodeMetricsTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardServiceMetricsTest {
    @TempDir Path folder;

    @Test
    void decisions_countedByOutcome_andEveryNameIsListed() throws Exception {
        try (var guard = GuardNode.start(configuration(Map.of("metrics.port", "0")));
                var client = HttpClient.newHttpClient()) {
            var asked =
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + guard.port() + "/decide"))
                            .header("X-Original-Method", "GET")
                            .header("X-Original-URI", "/mill/documents")
                            .build();
            for (int i = 0; i < 3; i++) {
                assertThat(client.send(asked, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(401);
            }

            var now = Scrape.of(guard.metricsPort().orElseThrow());

            var missing = Map.of("outcome", "token_missing");
            assertThat(now.value("steelyard_guard_decisions_total", missing)).isEqualTo(3);
            assertThat(now.value("steelyard_guard_decisions_total", Map.of("outcome", "allowed")))
                    .isZero();
            assertThat(now.value("steelyard_guard_streaming")).isZero();
            assertThat(now.value("steelyard_guard_silence_seconds")).isGreaterThan(1e9);
            NodeMetricsTest.held(GuardServiceMetrics.ALL, now);
        }
    }

    @Test
    void off_noPort() throws Exception {
        try (var guard = GuardNode.start(configuration(Map.of()))) {
            assertThat(guard.metricsPort()).isEmpty();
        }
    }

    @Test
    void portOfTheService_isRefused() {
        assertThatThrownBy(
                        () -> configuration(Map.of("metrics.port", "9000", "guard.port", "9000")))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("guard.port");
    }

    private GuardConfiguration configuration(Map<String, String> more) throws IOException {
        var operations =
                Files.writeString(
                        folder.resolve("operations.txt"), "GET /{application}/documents  -\n");
        var all = new HashMap<>(more);
        // Nobody listens there.
        all.put("issuer", "http://127.0.0.1:1/oidc");
        all.putIfAbsent("guard.port", "0");
        all.put("guard.audience", "http://localhost:8081");
        all.put("guard.operations", operations.toString());
        all.put("guard.resource_server", "0123456789abcdef01234567");
        all.put("guard.secret", "secret");
        return GuardConfiguration.load(null, Map.of(), all);
    }
}

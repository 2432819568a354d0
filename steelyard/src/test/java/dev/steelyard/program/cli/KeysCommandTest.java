package dev.steelyard.program.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.metadata.ClientTokenSettings;
import dev.steelyard.guard.Decision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.GuardFeed;
import dev.steelyard.guard.GuardRequest;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.feed.ReportSettings;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.tls.TrustedCertificates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code keys} and {@code master-key}, and what a real guard does about them. */
@SuppressWarnings("NullAway.Init")
class KeysCommandTest {
    /** Asks only when the test says so. */
    private static final Duration NEVER = Duration.ofDays(1);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir Path folder;
    private RunningDemo demo;
    private GuardFeed feed;
    private Guard guard;

    @BeforeEach
    void start() throws IOException {
        demo = new RunningDemo(folder);
        var clock = InstantSource.system();
        var settings =
                new FeedSettings(
                        URI.create(demo.get("issuer")),
                        demo.get("resource_server", "id"),
                        demo.get("resource_server", "secret"),
                        NEVER,
                        PATIENCE,
                        Set.of(),
                        List.of(),
                        FeedSettings.PRINCIPALS,
                        ReportSettings.ON,
                        TrustedCertificates.none("trust"));
        feed = GuardFeed.connect(settings, clock);
        guard =
                Guard.builder()
                        .audience("http://localhost:8081")
                        .feed(feed)
                        .operations(Operations.parse("GET /{application} application:read"))
                        .silenceLimit(NEVER)
                        .clock(clock)
                        .build();
    }

    @AfterEach
    void stop() {
        feed.close();
        demo.close();
    }

    @Test
    void compromised_refusedByARealGuard_fromTheNextPollOn() throws Exception {
        var old = token();
        assertThat(decide(old)).isEqualTo("allowed");
        var keys = demo.json("keys", "rotate", "--compromised").elements();
        assertThat(keys.size()).isEqualTo(ClientTokenSettings.ALGORITHMS.size());

        feed.poll();

        assertThat(decide(old)).isEqualTo("token_signature_invalid");
        assertThat(decide(token())).isEqualTo("allowed");
    }

    @Test
    void rotated_oldAndNewKeysAreListed_andTheOldTokenGoesOn() throws Exception {
        var old = token();
        demo.type("keys", "rotate", "--algorithm", "ES256").expect(0);
        feed.poll();
        assertThat(decide(old)).isEqualTo("allowed");
        assertThat(demo.type("keys", "list").expect(0).out().lines())
                // The heading, and one more of ES256.
                .hasSize(ClientTokenSettings.ALGORITHMS.size() + 2)
                .anyMatch(line -> line.matches("[0-9a-f]{24} +ES256 +(next|signing) .*"))
                .anyMatch(line -> line.matches("[0-9a-f]{24} +RS256 +signing .* - +[\\w-]{43}"));
    }

    @Test
    void masterKey_thatIsNotBeingChanged_refused() {
        assertThat(demo.type("master-key", "rotate").expect(1).err())
                .contains("This node knows one master key");
        var reseller = Typed.in(demo.reseller(), "keys", "list");
        assertThat(reseller.expect(1).err()).contains("permission_missing");
    }

    private String token() throws IOException, InterruptedException {
        var pair = demo.get("client_id") + ":" + demo.get("client_secret");
        var request =
                HttpRequest.newBuilder(URI.create(demo.get("issuer") + "/token"))
                        .header(
                                "authorization",
                                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var body = http.send(request, BodyHandlers.ofString()).body();
            return JsonMapper.shared().readTree(body).path("access_token").asString();
        }
    }

    private String decide(String token) {
        var decision =
                guard.decide(
                        new GuardRequest(
                                "GET",
                                "/" + demo.get("application"),
                                null,
                                List.of("Bearer " + token),
                                List.of(demo.get("api_key")),
                                List.of(),
                                "ref"));
        return switch (decision) {
            case Decision.Allowed _ -> "allowed";
            case Decision.Refused refused -> refused.refusal().code().code();
        };
    }
}

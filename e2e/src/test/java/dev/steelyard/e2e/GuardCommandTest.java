package dev.steelyard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.demo.Demo;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.protocol.ProxyDecisions;
import dev.steelyard.e2e.step.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code steelyard guard} as a process, asked as nginx asks. No test here counts on how soon
 * something happens: each waits until it has.
 */
@SuppressWarnings("NullAway.Init")
class GuardCommandTest {
    private final HttpClient client = HttpClient.newHttpClient();
    @TempDir Path folder;
    private String key = "";
    private String guardAt = "";

    @Test
    void startedWithoutTheServer_closed_untilThereIsOne_andWheneverItIsAway() {
        try (var instance = Instance.prepare(0, 0, null)) {
            instance.startServer();
            var demo = instance.demo();
            key = demo.get("api_key");
            instance.killServer();
            guardAt = instance.guard();
            try (var guard = instance.launchGuard("guard.silence=2s")) {
                guard.awaitReady(() -> status("/health/live", "") == 200);
                assertThat(status("/health/ready", "")).isEqualTo(503);
                assertThat(status("/decide", "")).isEqualTo(401);

                instance.startServer();
                var caller = caller(demo);
                var provider = Provider.discover(new Http(), instance.issuer());
                var token = provider.clientCredentials(caller).accessToken();
                awaitStatus(200, token);
                var allowed = ask("/decide", token);
                assertThat(allowed.headers().firstValue("Steelyard-Client"))
                        .contains(demo.get("client_id"));
                assertThat(allowed.headers().firstValue("Steelyard-Application"))
                        .contains(demo.get("application"));

                provider.revoke(caller, token).expect(200);
                awaitStatus(401, token);

                var other = provider.clientCredentials(caller).accessToken();
                awaitStatus(200, other);
                instance.killServer();
                awaitStatus(503, other);
                assertThat(status("/health/ready", "")).isEqualTo(503);
                instance.startServer();
                awaitStatus(200, other);
            }
        }
    }

    /**
     * The fixture of AuthZEN's certification scenario: a user by name alone, and a type of its own.
     */
    @Test
    void evaluationInTheOperatorsWords_byTheUsersRoles_explainedByItsReference()
            throws IOException {
        try (var instance = Instance.prepare(0, 0, null)) {
            instance.startServer();
            var demo = instance.demo();
            var http = new Http();
            var provider = Provider.discover(http, instance.issuer());
            var operator = ManagementCaller.of(http, provider, demo, "operator");
            var browserClient = demo.get("browser_client_id");
            var member =
                    operator.get("/applications/" + demo.get("application") + "/members")
                            .expect(200)
                            .json()
                            .path("data")
                            .path(0);
            var words =
                    Files.writeString(
                            folder.resolve("evaluations.yaml"),
                            """
                            client: %s
                            users: {alice: %s}
                            resources:
                              record:
                                application: %s
                                actions: {read: documents:read, share: users:manage}
                            """
                                    .formatted(
                                            browserClient,
                                            member.path("user").asString(),
                                            demo.get("application")));
            guardAt = instance.guard();
            try (var guard =
                    instance.launchGuard(
                            "guard.evaluation_secret=" + ProxyDecisions.SECRET,
                            "guard.evaluations=" + words)) {
                guard.awaitReady(() -> status("/health/ready", "") == 200);
                assertThat(evaluate("alice", "read").body()).contains("\"consent_missing\"");
                operator.patch("/clients/" + browserClient, Map.of("skip_consent", true))
                        .expect(200);
                while (!evaluate("alice", "read").body().equals("{\"decision\":true}")) {
                    Steps.pause(50);
                }
                assertThat(evaluate("bob", "read").body()).contains("\"subject_unknown\"");
                assertThat(evaluate("alice", "paint").body()).contains("\"action_unknown\"");
                var refused = evaluate("alice", "share");
                assertThat(refused.body()).contains("permission_missing", "users:manage");

                var reference = refused.headers().firstValue("Steelyard-Reference").orElseThrow();
                var explained = operator.get("/refusals/" + reference);
                while (explained.status() == 404) {
                    Steps.pause(50);
                    explained = operator.get("/refusals/" + reference);
                }
                assertThat(explained.expect(200).text("code")).isEqualTo("permission_missing");
            }
        }
    }

    private HttpResponse<String> evaluate(String user, String action) throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(guardAt + "/access/v1/evaluation"))
                            .header("Authorization", "Bearer " + ProxyDecisions.SECRET)
                            .header("Content-Type", "application/json")
                            .POST(
                                    BodyPublishers.ofString(
                                            """
                                            {"subject":{"type":"user","id":"%s"},
                                             "action":{"name":"%s"},
                                             "resource":{"type":"record","id":"record-1"}}\
                                            """
                                                    .formatted(user, action)))
                            .build(),
                    BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Client caller(Demo demo) {
        return new Client(
                demo.get("client_id"),
                demo.get("client_secret"),
                demo.get("api_key"),
                demo.get("redirect_uri"));
    }

    private void awaitStatus(int status, String token) {
        while (status("/decide", token) != status) {
            Steps.pause(50);
        }
    }

    private int status(String path, String token) {
        try {
            return ask(path, token).statusCode();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    private HttpResponse<String> ask(String path, String token) {
        var request =
                HttpRequest.newBuilder(URI.create(guardAt + path))
                        .header("X-Original-Method", "GET")
                        .header("X-Original-URI", "/access");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token).header("x-api-key", key);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package dev.steelyard.demo;

import static dev.steelyard.demo.RunningDemo.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossOriginTest {
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    @TempDir Path folder;
    private RunningDemo api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningDemo(folder);
        api.known.permit("collections:read");
        // The first decision makes the guard ask, so that it knows the origins.
        api.get("/access");
    }

    @AfterEach
    void close() {
        api.close();
    }

    private HttpResponse<String> preflight(String origin) {
        return api.send(
                api.bare("/665f00/collections")
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "GET")
                        .method("OPTIONS", BodyPublishers.noBody()));
    }

    @Test
    void preflight_ofARegisteredOrigin_204_withoutToken() {
        HttpResponse<String> answer = preflight(OneClient.ORIGIN);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().allValues(ALLOW_ORIGIN)).containsExactly(OneClient.ORIGIN);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("authorization", "x-api-key", "idempotency-key");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void preflight_ofAnyOther_403_withoutCorsHeaders() {
        HttpResponse<String> answer = preflight("https://evil.example");
        assertThat(code(answer)).isEqualTo("origin_not_allowed");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void options_withoutPreflightHeaders_isARequestLikeAnother() {
        assertThat(code(api.send(api.bare("/access").method("OPTIONS", BodyPublishers.noBody()))))
                .isEqualTo("token_missing");
    }

    @Test
    void request_ofAnOwnOrigin_readable_refusalsToo() {
        HttpResponse<String> good =
                api.send(
                        api.good("/665f00/collections")
                                .header("Origin", OneClient.ORIGIN)
                                .GET());
        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(good.headers().firstValue(ALLOW_ORIGIN)).contains(OneClient.ORIGIN);
        HttpResponse<String> refused =
                api.send(api.bare("/access").header("Origin", OneClient.ORIGIN).GET());
        assertThat(code(refused)).isEqualTo("token_missing");
        assertThat(refused.headers().firstValue(ALLOW_ORIGIN)).contains(OneClient.ORIGIN);
    }

    @Test
    void request_ofAnotherOrigin_403() {
        HttpResponse<String> answer =
                api.send(
                        api.good("/665f00/collections")
                                .header("Origin", "https://evil.example")
                                .GET());
        assertThat(code(answer)).isEqualTo("origin_not_allowed");
        assertThat(answer.headers().firstValue(ALLOW_ORIGIN)).isEmpty();
    }
}

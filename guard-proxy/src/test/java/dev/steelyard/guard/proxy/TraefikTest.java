package dev.steelyard.guard.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Traefik's ForwardAuth by the requests that it sends: GET, with what it was asked in {@code
 * X-Forwarded-Method}, {@code -Proto}, {@code -Host}, {@code -Uri} and {@code -For}.
 */
class TraefikTest {
    private static final String DOCUMENTS = "/" + Platform.APPLICATION + "/documents";

    private final AskedGuard guard = new AskedGuard(ForwardedRequestForm.X_FORWARDED);

    @AfterEach
    void close() {
        guard.close();
    }

    private Wire.Message forward(String method, String uri) {
        return guard.askAs(
                guard.platform.token(),
                "GET /decide",
                "X-Forwarded-Method: " + method,
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: api.example.com",
                "X-Forwarded-Uri: " + uri,
                "X-Forwarded-For: 203.0.113.7");
    }

    @Test
    void allowed_200_withEveryHeaderThatTheExampleCopies() {
        Wire.Message answer = forward("GET", DOCUMENTS + "?page=2");
        assertThat(answer.status()).isEqualTo(200);
        String example = ProxyProcess.example("traefik.yaml");
        List<String> copied =
                Pattern.compile("- (Steelyard-\\w+)")
                        .matcher(example)
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        assertThat(copied)
                .containsExactly(
                        "Steelyard-Reference",
                        "Steelyard-Client",
                        "Steelyard-Application",
                        "Steelyard-User",
                        "Steelyard-Permissions");
        for (String name : RealProxyTest.OBEYED) {
            assertThat(example).contains("          " + name + ": \"\"\n");
        }
        // Also the empty ones: Traefik sets only what is there.
        for (String name : copied) assertThat(answer.every(name)).as(name).hasSize(1);
        assertThat(answer.header("Steelyard-Reference")).isEqualTo(answer.header("X-Request-Id"));
    }

    @Test
    void refused_withStatusHeadersAndBodyForTheClient() {
        Wire.Message missing = forward("DELETE", DOCUMENTS);
        assertThat(missing.status()).isEqualTo(403);
        assertThat(missing.header("WWW-Authenticate")).contains("insufficient_scope");
        assertThat(missing.body()).contains("permission_missing");
        assertThat(missing.every("Steelyard-Client")).isEmpty();
        assertThat(forward("GET", "/nowhere").status()).isEqualTo(404);
        assertThat(forward("PUT", DOCUMENTS).status()).isEqualTo(405);
        assertThat(forward("GET", "/665f00%2Fdocuments").status()).isEqualTo(404);
        assertThat(forward("GET", "").status()).isEqualTo(404);
    }

    @Test
    void requestUntold_orToldTwice_orInAnotherForm_refused() {
        String token = guard.platform.token();
        String method = "X-Forwarded-Method: GET";
        String uri = "X-Forwarded-Uri: " + DOCUMENTS;
        assertThat(guard.askAs(token, "GET /decide").status()).isEqualTo(400);
        assertThat(guard.askAs(token, "GET /decide", method).status()).isEqualTo(400);
        assertThat(guard.askAs(token, "GET /decide", uri).status()).isEqualTo(400);
        assertThat(guard.askAs(token, "GET /decide", method, uri, uri).status()).isEqualTo(400);
        assertThat(guard.askAs(token, "GET /decide", method, method, uri).status()).isEqualTo(400);
        assertThat(
                        guard.askAs(
                                        token,
                                        "GET /decide",
                                        "X-Original-Method: GET",
                                        "X-Original-URI: " + DOCUMENTS)
                                .status())
                .isEqualTo(400);
        assertThat(guard.askAs(token, "GET /decide" + DOCUMENTS).status()).isEqualTo(404);
        assertThat(guard.askAs(token, "GET /decide", method, uri).status()).isEqualTo(200);
    }
}

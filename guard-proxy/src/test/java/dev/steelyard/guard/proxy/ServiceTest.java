package dev.steelyard.guard.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the service answers to others than proxies, and what nginx is told in its own way. */
class ServiceTest {
    private final AskedGuard guard = new AskedGuard(ForwardedRequestForm.X_ORIGINAL);

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void health_readyWhileItHearsOfChanges_aliveAlways() {
        assertThat(guard.ask("GET /health/ready").status()).isEqualTo(200);
        guard.platform.silence = Duration.ofMinutes(2);
        assertThat(guard.ask("GET /health/ready").status()).isEqualTo(503);
        assertThat(guard.ask("GET /health/live").status()).isEqualTo(200);
        guard.platform.silence = Duration.ZERO;
        assertThat(guard.ask("GET /health/ready").status()).isEqualTo(200);
    }

    @Test
    void anythingElse_404() {
        for (String path : new String[] {"/", "/decide/", "/decide/x", "/DECIDE", "//decide"}) {
            assertThat(guard.ask("GET " + path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void nginx_isTold401Or403_andTheRestInHeaders() {
        Wire.Message unknown =
                guard.askAs(
                        guard.platform.token(),
                        "GET /decide",
                        "X-Original-Method: GET",
                        "X-Original-URI: /nowhere");
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(unknown.header("Steelyard-Status")).isEqualTo("404");
        assertThat(unknown.header("Steelyard-Refusal"))
                .isEqualTo(unknown.body())
                .contains("operation_unknown");
        Wire.Message untold = guard.askAs(guard.platform.token(), "GET /decide");
        assertThat(untold.status()).isEqualTo(403);
        assertThat(untold.header("Steelyard-Status")).isEqualTo("400");
    }
}

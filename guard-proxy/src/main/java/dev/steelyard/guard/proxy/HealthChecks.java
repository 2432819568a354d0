package dev.steelyard.guard.proxy;

import dev.steelyard.guard.Guard;
import dev.steelyard.guard.helidon.ErrorResponseWriter;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Answers the health checks {@code /health/live} and {@code /health/ready} of the decision service
 * for reverse proxies.
 */
final class HealthChecks {
    static final String LIVE = "/health/live";
    static final String READY = "/health/ready";
    static final Set<String> PATHS = Set.of(LIVE, READY);

    private final Guard guard;

    HealthChecks(Guard guard) {
        this.guard = guard;
    }

    void answer(ServerRequest request, ServerResponse response, String path) {
        boolean good = path.equals(LIVE) || guard.informed();
        byte[] body = (good ? "ok\n" : "no news of the server\n").getBytes(StandardCharsets.UTF_8);
        ErrorResponseWriter.send(request, response, good ? 200 : 503, "text/plain", body);
    }
}

package dev.steelyard.guard.helidon;

import dev.steelyard.guard.Guard;
import dev.steelyard.guard.web.CorsResponder;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * Adds the CORS headers to responses in Helidon, including the answers to preflights (Fetch
 * standard). Thread-safe.
 */
public final class CorsHeaderWriter {
    private final CorsResponder origins;
    private final ErrorResponseWriter answers;

    public CorsHeaderWriter(Guard guard, ErrorResponseWriter answers) {
        this.origins = new CorsResponder(guard);
        this.answers = answers;
    }

    /** Whether the request is a CORS preflight. */
    public static boolean isPreflight(ServerRequest request) {
        return CorsResponder.isPreflight(RequestReader.view(request));
    }

    /** Adds the headers that let the page read the answer, including a refusal. */
    public void expose(ServerRequest request, ServerResponse response) {
        ErrorResponseWriter.headers(response, origins.headers(RequestReader.view(request)));
    }

    /** Answers a preflight. */
    public void preflight(ServerRequest request, ServerResponse response, String reference) {
        ErrorResponseWriter.write(
                request,
                response,
                origins.preflight(RequestReader.view(request), reference, answers.now()));
    }
}

package dev.steelyard.guard.web;

import dev.steelyard.guard.CorsDecision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.guard.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Answers CORS preflights, and computes the CORS headers of the API's responses (Fetch standard).
 * Thread-safe.
 */
public final class CorsResponder {
    private final Guard guard;

    public CorsResponder(Guard guard) {
        this.guard = guard;
    }

    /** Whether a request is a CORS preflight. */
    public static boolean isPreflight(WebRequest request) {
        return request.method().equals("OPTIONS")
                && !request.header("Origin").isEmpty()
                && !request.header("Access-Control-Request-Method").isEmpty();
    }

    /** CORS headers of the answer, so that the page can read it, refusals included. */
    public Map<String, String> headers(WebRequest request) {
        return origin(request) instanceof CorsDecision.Permitted permitted
                ? permitted.answerHeaders()
                : Map.of("Vary", "Origin");
    }

    /** The answer to a preflight. */
    public WebResponse preflight(WebRequest request, String reference, Instant now) {
        return switch (origin(request)) {
            case CorsDecision.Permitted permitted -> new WebResponse(204, permitted.headers(), "");
            case CorsDecision.Denied() ->
                    WebResponse.of(
                                    Refusal.of(ErrorCode.ORIGIN_NOT_ALLOWED, reference),
                                    request.header("Accept"),
                                    now)
                            .with(Map.of("Vary", "Origin"));
        };
    }

    private CorsDecision origin(WebRequest request) {
        List<String> origins = request.header("Origin");
        return origins.size() == 1
                ? guard.preflight(origins.getFirst())
                : new CorsDecision.Denied();
    }
}

package dev.steelyard.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;

/**
 * The guard's decision whether web pages of an origin may call the API and read its responses (CORS
 * protocol of the Fetch standard). Credentials in its sense (cookies) are never allowed.
 */
public sealed interface CorsDecision {

    /** Request headers that a page may send. */
    String REQUEST_HEADERS =
            "authorization, content-type, cache-control, dpop, x-api-key, idempotency-key";

    /** Response headers that a page may read. */
    String EXPOSED_HEADERS = "X-Request-Id, WWW-Authenticate, Retry-After, Location";

    /** A live client registered the origin. */
    record Permitted(String origin, SortedSet<String> methods) implements CorsDecision {

        /** The headers of the answer to the preflight, which is 204. */
        public Map<String, String> headers() {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Access-Control-Allow-Origin", origin);
            headers.put("Access-Control-Allow-Methods", String.join(", ", methods));
            headers.put("Access-Control-Allow-Headers", REQUEST_HEADERS);
            headers.put("Access-Control-Max-Age", "600");
            headers.put("Vary", "Origin");
            return headers;
        }

        /** Headers of every other answer to that origin, refusals included. */
        public Map<String, String> answerHeaders() {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Access-Control-Allow-Origin", origin);
            headers.put("Access-Control-Expose-Headers", EXPOSED_HEADERS);
            headers.put("Vary", "Origin");
            return headers;
        }
    }

    /** No live client registered it, or that can't be determined: no CORS headers. */
    record Denied() implements CorsDecision {}
}

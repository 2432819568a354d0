package dev.steelyard.guard.web;

import dev.steelyard.guard.ResourceMetadata;
import dev.steelyard.guard.refusal.ErrorBody;
import dev.steelyard.guard.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An HTTP response of the guard, such as a refusal, with headers that forbid caching and content
 * sniffing. The response to HEAD has no body (RFC 9110 section 9.3.2).
 *
 * @param headers all headers, those of the body included
 * @param body may be empty
 */
public record WebResponse(int status, Map<String, String> headers, String body) {
    /** The body in UTF-8. */
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A refusal in the form that the caller accepts.
     *
     * @param accept every value of Accept
     */
    public static WebResponse of(Refusal refusal, List<String> accept, Instant now) {
        return of(ErrorBody.of(refusal), refusal.headers(), accept, now);
    }

    /** Any error in the form that the caller accepts, with further headers. */
    public static WebResponse of(
            ErrorBody error, Map<String, String> headers, List<String> accept, Instant now) {
        boolean problem = ErrorBody.wantsProblem(String.join(",", accept));
        return typed(
                error.status(),
                headers,
                problem ? ErrorBody.PROBLEM_JSON : "application/json",
                problem ? error.problem(now) : error.platform(now));
    }

    /** The metadata of the API: public, and for pages of every origin. */
    public static WebResponse of(ResourceMetadata metadata) {
        return typed(
                200,
                Map.of("Access-Control-Allow-Origin", "*"),
                "application/json",
                metadata.json());
    }

    /** This answer with more headers; its own take precedence. */
    public WebResponse with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.putAll(headers);
        return new WebResponse(status, all, body);
    }

    private static WebResponse typed(
            int status, Map<String, String> headers, String type, String body) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", type);
        all.put("Cache-Control", "no-store");
        all.put("X-Content-Type-Options", "nosniff");
        return new WebResponse(status, all, body);
    }
}

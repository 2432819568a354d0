package dev.steelyard.guard.refusal;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON body of an error response, for refusals of the guard and for the API's own errors.
 *
 * @param code the error's code, in lower case with underscores
 * @param message for the integrator: the error and the remedy
 */
public record ErrorBody(int status, String code, String message, String reference) {

    /** The media type of RFC 9457. */
    public static final String PROBLEM_JSON = "application/problem+json";

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** The body of that refusal. */
    public static ErrorBody of(Refusal refusal) {
        return new ErrorBody(
                refusal.status(), refusal.code().code(), refusal.message(), refusal.reference());
    }

    /** A time in the format of the platform's bodies, {@code 2026-11-24T09:00:00.000Z}. */
    public static String timestamp(Instant time) {
        return TIMESTAMP.format(time);
    }

    /** Whether a caller with this Accept header (null: none) gets RFC 9457. */
    public static boolean wantsProblem(@Nullable String accept) {
        return accept != null && accept.toLowerCase(Locale.ROOT).contains(PROBLEM_JSON);
    }

    /** The platform's own form. */
    public String platform(Instant now) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("status", status);
        error.put("code", code);
        error.put("message", message);
        error.put("reference", reference);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("timestamp", timestamp(now));
        body.put("error", error);
        return JSONObjectUtils.toJSONString(body);
    }

    /** RFC 9457 section 3; {@code type} is left out, which means {@code about:blank}. */
    public String problem(Instant now) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", code);
        body.put("status", status);
        body.put("detail", message);
        body.put("code", code);
        body.put("reference", reference);
        body.put("timestamp", timestamp(now));
        return JSONObjectUtils.toJSONString(body);
    }
}

package dev.steelyard.guard.refusal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The guard's refusal of an API request, with error code, message, request id and response headers.
 *
 * @param reference the request's id, under which the log has the refusal
 * @param challenge the value of WWW-Authenticate, or null for no such header
 * @param retryAfter seconds for Retry-After, or null for no such header
 * @param allow the methods for Allow with a 405, else empty
 * @param message for the integrator
 */
public record Refusal(
        ErrorCode code,
        String reference,
        @Nullable String challenge,
        @Nullable Integer retryAfter,
        SortedSet<String> allow,
        String message) {

    /** A refusal without further data. */
    public static Refusal of(ErrorCode code, String reference) {
        return new Refusal(
                code,
                reference,
                code.challenge().header(code, null),
                null,
                Collections.emptySortedSet(),
                code.message());
    }

    /** A refusal with the address of the API's metadata (RFC 9728 section 5.1). */
    public static Refusal tokenMissing(String metadata, String reference) {
        ErrorCode code = ErrorCode.TOKEN_MISSING;
        String challenge = "Bearer resource_metadata=\"" + metadata + '"';
        return new Refusal(
                code, reference, challenge, null, Collections.emptySortedSet(), code.message());
    }

    /** A refusal of an access token in the query (RFC 6750 section 2.3, RFC 9700 section 4.3.2). */
    public static Refusal tokenInQuery(String reference) {
        return worded(
                ErrorCode.TOKEN_MALFORMED,
                "Use the Authorization header: Bearer <token>, never the query. URLs are logged, so"
                        + " revoke this token and request a new one.",
                reference);
    }

    /** A refusal of a client secret in the header of API keys. */
    public static Refusal clientSecretAsApiKey(String reference) {
        return worded(
                ErrorCode.API_KEY_INVALID,
                "This is a client secret, not an API key. Send an API key, which begins with sy_ak_,"
                        + " and the secret to the token endpoint only.",
                reference);
    }

    /** A refusal of an API key in the query. */
    public static Refusal apiKeyInQuery(String reference) {
        return worded(
                ErrorCode.API_KEY_MISSING,
                "Change this API key: URLs are logged. Send the new one in the header x-api-key.",
                reference);
    }

    private static Refusal worded(ErrorCode code, String message, String reference) {
        return new Refusal(
                code,
                reference,
                code.challenge().header(code, message, null),
                null,
                Collections.emptySortedSet(),
                message);
    }

    /** A refusal that names the missing permission. */
    public static Refusal permissionMissing(String permission, String reference) {
        ErrorCode code = ErrorCode.PERMISSION_MISSING;
        String challenge = code.challenge().header(code, permission);
        return new Refusal(
                code,
                reference,
                challenge,
                null,
                Collections.emptySortedSet(),
                "This needs " + permission + ". " + code.message());
    }

    /**
     * A refusal with all requirements on the login (RFC 9470 section 3 allows both parameters), so
     * that one more login is enough.
     *
     * @param acrValues each without quotes and spaces
     */
    public static Refusal login(
            ErrorCode code, List<String> acrValues, @Nullable Duration maxAge, String reference) {
        List<String> needed = new ArrayList<>();
        if (!acrValues.isEmpty()) {
            needed.add("acr_values=\"" + String.join(" ", acrValues) + '"');
        }
        if (maxAge != null) needed.add("max_age=\"" + maxAge.toSeconds() + '"');
        String challenge = code.challenge().header(code, String.join(", ", needed));
        return new Refusal(
                code, reference, challenge, null, Collections.emptySortedSet(), code.message());
    }

    /** A refusal with the allowed methods of the path (RFC 9110 section 15.5.6). */
    public static Refusal methodNotAllowed(SortedSet<String> allow, String reference) {
        ErrorCode code = ErrorCode.METHOD_NOT_ALLOWED;
        return new Refusal(code, reference, null, null, allow, code.message());
    }

    /** A refusal with the time until a retry. */
    public static Refusal retry(ErrorCode code, int seconds, String reference) {
        return new Refusal(
                code, reference, null, seconds, Collections.emptySortedSet(), code.message());
    }

    /** This refusal with a further sentence, such as the name of the reseller to ask. */
    public Refusal adding(String sentence) {
        return new Refusal(code, reference, challenge, retryAfter, allow, message + " " + sentence);
    }

    /** The HTTP status. */
    public int status() {
        return code.status();
    }

    /** The headers of the answer, except its content type. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (challenge != null) headers.put("WWW-Authenticate", challenge);
        if (retryAfter != null) headers.put("Retry-After", retryAfter.toString());
        if (!allow.isEmpty()) headers.put("Allow", String.join(", ", allow));
        return headers;
    }
}

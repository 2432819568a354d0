package dev.steelyard.e2e.client;

import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.step.Mismatch;
import java.util.regex.Pattern;

/** Checks the status, challenge, error code and body of an error response. */
public final class RefusalCheck {
    /** No {@code WWW-Authenticate} at all. */
    public static final String WITHOUT_CHALLENGE = "";

    /** {@code Bearer} without an error (RFC 6750, section 3.1). */
    public static final String BARE = "Bearer";

    public static final String INVALID_TOKEN = "Bearer error=\"invalid_token\"";

    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    private RefusalCheck() {}

    /** The challenge of a permission that is missing. */
    public static String without(String permission) {
        return "Bearer error=\"insufficient_scope\", scope=\"" + permission + "\"";
    }

    /** By the guard of the API. */
    public static String byApi(Answer answer, int status, String code, String challenge) {
        answer.expect(status);
        var error = answer.json().path("error");
        Mismatch.unless(error.path("code").asString("").equals(code), code, answer);
        var sent = answer.header("WWW-Authenticate");
        boolean asExpected =
                switch (challenge) {
                    case INVALID_TOKEN -> sent.startsWith(challenge);
                    case BARE -> sent.startsWith(BARE) && !sent.contains("error=");
                    default -> sent.equals(challenge);
                };
        Mismatch.unless(asExpected, "the challenge " + challenge, answer + " with " + sent);
        Mismatch.unless(error.path("status").asInt(0) == status, "the status in the body", answer);
        Mismatch.unless(
                TIMESTAMP.matcher(answer.json().path("timestamp").asString("")).matches(),
                "a timestamp",
                answer);
        var reference = error.path("reference").asString("");
        Mismatch.unless(
                !reference.isEmpty() && reference.equals(answer.header("X-Request-Id")),
                "the request's id as reference",
                answer);
        return answer.toString();
    }

    public static String withoutPermission(Answer answer, String permission) {
        return byApi(answer, 403, "permission_missing", without(permission));
    }

    public static String token(Answer answer, String code) {
        return byApi(answer, 401, code, INVALID_TOKEN);
    }

    /** By an endpoint of the provider (RFC 6749, section 5.2). */
    public static String byProvider(Answer answer, int status, String error) {
        answer.expect(status);
        Mismatch.unless(answer.json().path("error").asString("").equals(error), error, answer);
        Mismatch.unless(
                !answer.json().path("error_description").asString("").isEmpty(),
                "an error_description",
                answer);
        return answer.toString();
    }

    /** By the management API. */
    public static String byManagement(Answer answer, int status, String code) {
        answer.expect(status);
        Mismatch.unless(
                answer.json().path("error").path("code").asString("").equals(code), code, answer);
        return answer.toString();
    }
}

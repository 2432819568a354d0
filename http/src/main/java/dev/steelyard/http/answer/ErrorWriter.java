package dev.steelyard.http.answer;

import dev.steelyard.http.request.RequestHead;

/**
 * Writes error responses to HTTP requests, as JSON for programs or as an HTML page for browsers.
 * Thread-safe.
 */
@FunctionalInterface
public interface ErrorWriter {
    /** As JSON (RFC 6749, section 5.2). */
    ErrorWriter JSON = ErrorWriter::json;

    Reply write(RequestHead request, OAuthError error);

    /** As JSON (RFC 6749, section 5.2), with the challenge of the code. */
    private static Reply json(RequestHead request, OAuthError error) {
        var reply =
                Reply.json(error.status(), error.body(request.id()))
                        .noStore()
                        .with(error.headers());
        return switch (error.code()) {
            case INVALID_CLIENT -> reply.with("WWW-Authenticate", "Basic realm=\"steelyard\"");
            case INVALID_TOKEN, INSUFFICIENT_SCOPE -> challenged(reply, "Bearer", error);
            case DPOP_PROOF_REFUSED -> challenged(reply, "DPoP", error);
            default -> reply;
        };
    }

    /** Adds a challenge (RFC 6750, section 3; RFC 9449, section 7.1). */
    private static Reply challenged(Reply reply, String scheme, OAuthError error) {
        return reply.with(
                "WWW-Authenticate",
                "%s error=\"%s\", error_description=\"%s\""
                        .formatted(scheme, error.code().text(), error.description()));
    }
}

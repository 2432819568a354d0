package dev.steelyard.server.http;

import dev.steelyard.domain.id.Ids;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The form of refusals that come before any route: a request that is too large or can't be read.
 */
final class TransportErrors {
    private static final Logger LOG = LoggerFactory.getLogger(TransportErrors.class);

    private TransportErrors() {}

    static DirectHandlers handlers(Ids ids, RequestLimits limits) {
        var handlers = DirectHandlers.builder();
        for (var type : DirectHandler.EventType.values()) {
            handlers.addHandler(
                    type,
                    (request, event, status, headers, message) ->
                            answer(status, headers, ids.nextHex(), limits));
        }
        return handlers.build();
    }

    private static DirectHandler.TransportResponse answer(
            Status status, ServerResponseHeaders headers, String reference, RequestLimits limits) {
        LOG.info("refused before any route: {} (reference {})", status.code(), reference);
        var error = new OAuthError(code(status.code()), description(status.code(), limits));
        return DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .header(Boundary.REQUEST_ID, reference)
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .keepAlive(false)
                .entity(Json.bytes(error.body(reference)))
                .build();
    }

    private static OAuthError.Code code(int status) {
        return switch (status) {
            case 503 -> OAuthError.Code.TEMPORARILY_UNAVAILABLE;
            case 404 -> OAuthError.Code.NOT_FOUND;
            default ->
                    status >= 500 ? OAuthError.Code.SERVER_ERROR : OAuthError.Code.INVALID_REQUEST;
        };
    }

    private static String description(int status, RequestLimits limits) {
        return switch (status) {
            case 413 -> "The body is larger than " + limits.body() + " bytes.";
            case 414 -> "The request line is longer than " + limits.headers() + " bytes.";
            case 431 -> "The headers are larger than " + limits.headers() + " bytes.";
            default ->
                    status >= 500
                            ? "The server can't answer this now."
                            : "The request is no HTTP/1.1 request that can be read.";
        };
    }
}

package dev.steelyard.guard.helidon;

import dev.steelyard.guard.refusal.ErrorBody;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.TransportRequest;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers requests that Helidon can't parse, such as those with a malformed request line or header.
 */
public final class TransportErrorHandler {
    private TransportErrorHandler() {}

    /** Handlers for every such error. */
    public static DirectHandlers handlers(InstantSource clock) {
        return handlers(clock, request -> Optional.empty());
    }

    /**
     * Handlers for every such error.
     *
     * @param named the value of {@code X-Request-Id} to answer instead of the reference; empty: the
     *     reference
     */
    public static DirectHandlers handlers(
            InstantSource clock, Function<TransportRequest, Optional<String>> named) {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(
                    type,
                    (request, event, status, headers, message) ->
                            answer(status, headers, named.apply(request), clock));
        }
        return handlers.build();
    }

    private static DirectHandler.TransportResponse answer(
            Status status,
            ServerResponseHeaders headers,
            Optional<String> named,
            InstantSource clock) {
        String reference = RequestIdAssigner.create();
        ErrorBody body =
                new ErrorBody(
                        status.code(), code(status.code()), message(status.code()), reference);
        return DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .header(RequestIdAssigner.NAME, named.orElse(reference))
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .keepAlive(false)
                .entity(body.platform(clock.instant()))
                .build();
    }

    private static String code(int status) {
        if (status == 413) return "request_too_large";
        return status >= 500 ? "internal_error" : "invalid_request";
    }

    private static String message(int status) {
        if (status == 413) return "The body is too large.";
        return status >= 500 ? "The API failed." : "The request can't be read.";
    }
}

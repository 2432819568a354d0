package dev.steelyard.http.server;

import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.http.route.RequestLimiter;
import dev.steelyard.http.route.RouteTable;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the error responses to requests that the HTTP server refuses before routing. Such requests
 * are too large, malformed or over the limit. The responses have the format of the requested path,
 * as far as it could be read.
 */
final class TransportErrors {
    private static final Logger LOG = LoggerFactory.getLogger(TransportErrors.class);

    private final IdGenerator ids;
    private final RequestLimits limits;
    private final RouteTable mounted;
    private final ReplyObserver.Watch watch;

    private TransportErrors(
            IdGenerator ids, RequestLimits limits, RouteTable mounted, ReplyObserver.Watch watch) {
        this.ids = ids;
        this.limits = limits;
        this.mounted = mounted;
        this.watch = watch;
    }

    static DirectHandlers handlers(
            IdGenerator ids, RequestLimits limits, RouteTable mounted, ReplyObserver.Watch watch) {
        var errors = new TransportErrors(ids, limits, mounted, watch);
        var handlers = DirectHandlers.builder();
        for (var type : DirectHandler.EventType.values()) {
            handlers.addHandler(
                    type,
                    (request, event, status, headers, message) ->
                            errors.answer(request, status, headers));
        }
        return handlers.build();
    }

    private DirectHandler.TransportResponse answer(
            DirectHandler.TransportRequest request, Status status, ServerResponseHeaders headers) {
        var head = UnreadRequest.of(ids.nextHex(), request);
        LOG.info("refused before any route: {} (reference {})", status.code(), head.id());
        var error = error(status.code());
        var reply = mounted.form(head.path()).write(head, error);
        watch.answered(reply.status(), reply.refusing(error.code().text()).refusal(), 0);
        var response =
                DirectHandler.TransportResponse.builder()
                        .status(Status.create(reply.status()))
                        .headers(headers)
                        .header(EndpointAdapter.REQUEST_ID, head.id())
                        .keepAlive(false)
                        .entity(reply.body());
        reply.headers()
                .forEach(
                        header ->
                                response.header(HeaderNames.create(header.name()), header.value()));
        if (reply.status() == Status.SERVICE_UNAVAILABLE_503.code()
                || reply.status() == Status.TOO_MANY_REQUESTS_429.code()) {
            response.header(HeaderNames.RETRY_AFTER, RequestLimiter.RETRY_AFTER);
        }
        return response.build();
    }

    private OAuthError error(int status) {
        var code = status >= 500 ? OAuthError.Code.SERVER_ERROR : OAuthError.Code.INVALID_REQUEST;
        return switch (status) {
            case 404 -> new OAuthError(OAuthError.Code.NOT_FOUND, "There is nothing at this path.");
            case 413 -> at(status, code, "The body is larger than " + limits.body() + " bytes.");
            case 414 ->
                    at(
                            status,
                            code,
                            "The request line is longer than " + limits.headers() + " bytes.");
            case 431 ->
                    at(status, code, "The headers are larger than " + limits.headers() + " bytes.");
            case 429 -> RequestLimiter.refusalOfSource();
            case 503 -> RequestLimiter.refusal();
            default ->
                    at(
                            status,
                            code,
                            status >= 500
                                    ? "The server can't answer this."
                                    : "The request is not a valid HTTP/1.1 request.");
        };
    }

    private static OAuthError at(int status, OAuthError.Code code, String description) {
        return new OAuthError(code, status, description, "");
    }
}

package dev.steelyard.server.http;

import dev.steelyard.domain.id.Ids;
import dev.steelyard.domain.store.StoreUnavailable;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Between the HTTP server and the endpoints: gives each request its id, and is the one place that
 * turns what an endpoint throws into an answer. Thread-safe.
 */
final class Boundary {
    private static final Logger LOG = LoggerFactory.getLogger(Boundary.class);
    private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");

    private final Ids ids;
    private final Map<String, HeaderName> names = new ConcurrentHashMap<>();

    Boundary(Ids ids) {
        this.ids = ids;
    }

    Handler wrap(Endpoint endpoint) {
        return (wire, response) -> {
            var request = new Request(wire, ids.nextHex());
            MDC.put("request", request.id());
            try {
                write(request, answer(endpoint, request), response);
            } finally {
                MDC.remove("request");
            }
        };
    }

    private static Reply answer(Endpoint endpoint, Request request) {
        try {
            return endpoint.handle(request);
        } catch (OAuthError e) {
            if (LOG.isInfoEnabled()) {
                LOG.info("refused: {} ({}) {}", e.code().text(), e.description(), e.detail());
            }
            return challenge(Reply.json(e.code().status(), e.body(request.id())), e).noStore();
        } catch (MalformedRequest e) {
            return refuse(OAuthError.Code.INVALID_REQUEST, String.valueOf(e.getMessage()), request);
        } catch (StoreUnavailable e) {
            LOG.warn("the store is unavailable", e);
            return refuse(
                            OAuthError.Code.TEMPORARILY_UNAVAILABLE,
                            "The server can't reach its database now; try again shortly.",
                            request)
                    .with("Retry-After", "2");
        } catch (RequestException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("unexpected", e);
            return refuse(
                    OAuthError.Code.SERVER_ERROR,
                    "Something went wrong here; give the reference to the operator.",
                    request);
        }
    }

    private static Reply refuse(OAuthError.Code code, String description, Request request) {
        var error = new OAuthError(code, description);
        return Reply.json(code.status(), error.body(request.id())).noStore();
    }

    private static Reply challenge(Reply reply, OAuthError error) {
        return switch (error.code()) {
            case INVALID_CLIENT -> reply.with("WWW-Authenticate", "Basic realm=\"steelyard\"");
            case INVALID_TOKEN, INSUFFICIENT_SCOPE ->
                    reply.with(
                            "WWW-Authenticate",
                            "Bearer error=\""
                                    + error.code().text()
                                    + "\", error_description=\""
                                    + error.description()
                                    + "\"");
            default -> reply;
        };
    }

    private void write(Request request, Reply reply, ServerResponse response) {
        response.status(Status.create(reply.status()));
        for (var header : reply.headers()) {
            var name = names.computeIfAbsent(header.name(), HeaderNames::create);
            response.headers().add(io.helidon.http.HeaderValues.create(name, header.value()));
        }
        response.header(REQUEST_ID, request.id());
        response.send(reply.body());
    }
}

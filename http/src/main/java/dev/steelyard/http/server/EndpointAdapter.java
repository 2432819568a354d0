package dev.steelyard.http.server;

import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.connection.ConnectionLimiter;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.http.route.ErrorConversion;
import dev.steelyard.http.route.Lane;
import dev.steelyard.http.route.RequestLimiter;
import dev.steelyard.http.source.Proxies;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.MDC;

/**
 * Adapts endpoints to request handlers of the Helidon server. It assigns each request its id and
 * writes the response. Thread-safe.
 */
final class EndpointAdapter {
    static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");

    private final IdGenerator ids;
    private final Proxies proxies;
    private final RequestLimits limits;
    private final RequestLimiter capacity;
    private final ConnectionLimiter connections;
    private final Map<String, HeaderName> names = new ConcurrentHashMap<>();

    EndpointAdapter(
            IdGenerator ids, Proxies proxies, RequestLimits limits, ConnectionLimiter connections) {
        this.ids = ids;
        this.proxies = proxies;
        this.limits = limits;
        this.capacity = new RequestLimiter(limits);
        this.connections = connections;
    }

    /**
     * @param watch notified of each answer
     */
    Handler wrap(Endpoint endpoint, Lane lane, ReplyObserver.Watch watch) {
        var answers = capacity.limit(ErrorConversion.of(endpoint, endpoint.form()), lane);
        return (wire, response) -> {
            var request = new Request(wire, ids.nextHex(), proxies, limits);
            MDC.put("request", request.id());
            try {
                request.receive();
                long begun = System.nanoTime();
                var reply = answers.handle(request);
                long took = System.nanoTime() - begun;
                var stream = reply.stream();
                if (stream == null) {
                    watch.answered(reply.status(), reply.refusal(), took);
                    write(request, reply, response);
                    return;
                }
                try (var place = connections.stream(stream.listener(), request.peer())) {
                    var answer =
                            place == null
                                    ? RequestLimiter.refused(
                                            endpoint.form(), request, RequestLimiter.refusal())
                                    : reply;
                    watch.answered(answer.status(), answer.refusal(), took);
                    if (place == null) {
                        write(request, answer, response);
                    } else {
                        stream(request, reply, stream, response);
                    }
                }
            } finally {
                MDC.remove("request");
            }
        };
    }

    int underWay(Lane lane) {
        return capacity.underWay(lane);
    }

    private void stream(
            Request request, Reply reply, Reply.Lasting stream, ServerResponse response) {
        head(request, reply, response);
        try (var out = response.outputStream()) {
            stream.body().writeTo(out);
        } catch (IOException | UncheckedIOException e) {
            throw new CloseConnectionException("the listener is gone", e);
        }
    }

    private void write(Request request, Reply reply, ServerResponse response) {
        head(request, reply, response);
        response.send(reply.body());
    }

    private void head(Request request, Reply reply, ServerResponse response) {
        response.status(Status.create(reply.status()));
        for (var header : reply.headers()) {
            var name = names.computeIfAbsent(header.name(), HeaderNames::create);
            response.headers().add(io.helidon.http.HeaderValues.create(name, header.value()));
        }
        response.header(REQUEST_ID, request.id());
    }
}

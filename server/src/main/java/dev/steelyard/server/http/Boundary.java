package dev.steelyard.server.http;

import dev.steelyard.domain.id.Ids;
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
 * Between the HTTP server and the endpoints: gives each request its id, and writes what was
 * answered. Thread-safe.
 */
final class Boundary {
    static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");

    private final Ids ids;
    private final Proxies proxies;
    private final RequestLimits limits;
    private final Capacity capacity;
    private final Connections connections;
    private final Map<String, HeaderName> names = new ConcurrentHashMap<>();

    Boundary(Ids ids, Proxies proxies, RequestLimits limits, Connections connections) {
        this.ids = ids;
        this.proxies = proxies;
        this.limits = limits;
        this.capacity = new Capacity(limits.concurrent());
        this.connections = connections;
    }

    Handler wrap(Endpoint endpoint, Lane lane) {
        var answers = capacity.limit(Answers.of(endpoint, endpoint.form()), lane);
        return (wire, response) -> {
            var request = new Request(wire, ids.nextHex(), proxies, limits);
            MDC.put("request", request.id());
            try {
                request.receive();
                var reply = answers.handle(request);
                var stream = reply.stream();
                if (stream == null) {
                    write(request, reply, response);
                } else {
                    stream(request, reply, stream, endpoint.form(), response);
                }
            } finally {
                MDC.remove("request");
            }
        };
    }

    private void stream(
            Request request,
            Reply reply,
            Reply.Lasting stream,
            Refusals form,
            ServerResponse response) {
        try (var place = connections.streams().take(stream.listener())) {
            if (place == null) {
                write(request, Capacity.refused(form, request), response);
                return;
            }
            head(request, reply, response);
            try (var out = response.outputStream()) {
                stream.body().writeTo(out);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new CloseConnectionException("whoever listened is gone", e);
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

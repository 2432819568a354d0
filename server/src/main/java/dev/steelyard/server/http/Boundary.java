package dev.steelyard.server.http;

import dev.steelyard.domain.id.Ids;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerResponse;
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
    private final Map<String, HeaderName> names = new ConcurrentHashMap<>();

    Boundary(Ids ids, Proxies proxies, RequestLimits limits) {
        this.ids = ids;
        this.proxies = proxies;
        this.limits = limits;
        this.capacity = new Capacity(limits.concurrent());
    }

    Handler wrap(Endpoint endpoint, Lane lane) {
        var answers = capacity.limit(Answers.of(endpoint, endpoint.form()), lane);
        return (wire, response) -> {
            var request = new Request(wire, ids.nextHex(), proxies, limits);
            MDC.put("request", request.id());
            try {
                request.receive();
                write(request, answers.handle(request), response);
            } finally {
                MDC.remove("request");
            }
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

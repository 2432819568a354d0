package dev.steelyard.guard.helidon;

import dev.steelyard.guard.web.RequestIdGenerator;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * Assigns each Helidon request an id, stores it in the request's context and returns it as {@code
 * X-Request-Id}.
 */
public final class RequestIdAssigner {
    /** The response header with the id. */
    public static final HeaderName NAME = HeaderNames.create(RequestIdGenerator.HEADER);

    private record Id(String value) {}

    private RequestIdAssigner() {}

    /** Creates an id where there is no request to take it from. */
    public static String create() {
        return RequestIdGenerator.create();
    }

    /** Assigns the request its id and sets the response header. */
    public static String start(ServerRequest request, ServerResponse response) {
        String reference = create();
        set(request, reference);
        response.header(NAME, reference);
        return reference;
    }

    static void set(ServerRequest request, String reference) {
        request.context().register(new Id(reference));
    }

    /** The id assigned to the request. */
    public static String of(ServerRequest request) {
        return request.context().get(Id.class).map(Id::value).orElseThrow();
    }
}

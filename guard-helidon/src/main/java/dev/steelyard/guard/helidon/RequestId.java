package dev.steelyard.guard.helidon;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The request's id: the reference of every refusal. Always made here: one that a caller chose could
 * be that of somebody else's request.
 */
public final class RequestId {
    /** The header that answers tell it in. */
    public static final HeaderName NAME = HeaderNames.create("X-Request-Id");

    private static final SecureRandom RANDOM = new SecureRandom();

    private record Id(String value) {}

    private RequestId() {}

    /** A new one, for what has none. */
    public static String create() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Gives the request its id, and the answer its header. */
    public static String start(ServerRequest request, ServerResponse response) {
        Id id = new Id(create());
        request.context().register(id);
        response.header(NAME, id.value());
        return id.value();
    }

    /** The id that the request was given. */
    public static String of(ServerRequest request) {
        return request.context().get(Id.class).map(Id::value).orElseThrow();
    }
}

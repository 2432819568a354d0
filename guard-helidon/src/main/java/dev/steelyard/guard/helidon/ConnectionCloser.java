package dev.steelyard.guard.helidon;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * Closes the TCP connection after a response with {@code Connection: close}, as Helidon does not
 * (RFC 9112, section 9.6). The RFC says "the server MUST initiate closure of the connection after
 * it sends the final response". Helidon reads on, and takes the rest of the body for the next
 * request. Thread-safe.
 */
public final class ConnectionCloser implements Filter {
    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        chain.proceed();
        if (request.headers().containsToken(HeaderValues.EXPECT_100)
                && !request.content().consumed()) {
            // The body may follow or not, and looks like a next request (RFC 9110, 10.1.1).
            throw new CloseConnectionException("answered without waiting for the body");
        }
        // Routes do not read chunks, so the end of the body is unknown.
        if (request.headers().contains(HeaderNames.TRANSFER_ENCODING)
                || response.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            drain(request);
            throw new CloseConnectionException("answered for the last time");
        }
    }

    /** Reads the rest: unread bytes would make the close a reset, which can overtake the answer. */
    private static void drain(RoutingRequest request) {
        try {
            request.content().consume();
        } catch (RuntimeException e) {
            throw new CloseConnectionException("the rest of the body can't be read", e);
        }
    }
}

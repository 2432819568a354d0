package dev.steelyard.server.http;

import java.time.Duration;

/**
 * What a peer may send, and how much of it at once.
 *
 * @param body bytes; more is answered 413
 * @param headers bytes of all headers together, and of the request line; more is answered 431, or
 *     414 for the request line
 * @param parameters of a query or a form; more is answered 400
 * @param concurrent requests under way in each {@link Lane}; more is answered 503
 * @param connections open at once; more is answered 503
 * @param streams connections open for an answer that lasts, beside those; more is answered 503
 * @param arrival how long a request may take from its first byte to its last; then its connection
 *     is closed
 */
public record RequestLimits(
        int body,
        int headers,
        int parameters,
        int concurrent,
        int connections,
        int streams,
        Duration arrival) {
    public static final RequestLimits DEFAULT =
            new RequestLimits(64 * 1024, 16 * 1024, 100, 256, 2000, 1000, Duration.ofSeconds(30));
}

package dev.steelyard.server.http;

/**
 * What a peer may send in one request.
 *
 * @param body bytes; more is answered 413
 * @param headers bytes of all headers together, and of the request line; more is answered 431, or
 *     414 for the request line
 * @param parameters of a query or a form; more is answered 400
 */
public record RequestLimits(int body, int headers, int parameters) {
    public static final RequestLimits DEFAULT = new RequestLimits(64 * 1024, 16 * 1024, 100);
}

package dev.steelyard.http.server;

import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/**
 * A TLS port of the HTTP server at which clients may present certificates (mutual TLS, RFC 8705).
 * TLS proves only that they hold the key; the caller of {@link Request#certificates} decides which
 * certificates count.
 *
 * @param port 0: any free one
 * @param tls with this server's own certificate; it has to accept every certificate
 * @param mounted selects the routes of this port
 */
public record TlsListener(int port, SSLContext tls, Predicate<Route> mounted) {}

package dev.steelyard.http.server;

import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/**
 * A port of its own at which clients may show certificates. TLS proves only that they hold the key;
 * which certificates count the caller of {@link Request#certificates} decides.
 *
 * @param port 0: any free one
 * @param tls with this server's own certificate; it has to let every certificate pass
 * @param mounted which routes are there
 */
public record TlsListener(int port, SSLContext tls, Predicate<Route> mounted) {}

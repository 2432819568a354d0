package dev.steelyard.server.outgoing;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * What a URL says about where to go.
 *
 * @param host as written; an IPv6 address in brackets
 * @param resource the request target: path and query
 */
record Target(String host, int port, String resource) {
    private static final int HTTPS = 443;

    /** Empty for whatever is not https, names no host, or carries a user. */
    static Optional<Target> of(URI uri) {
        var scheme = uri.getScheme();
        var host = uri.getHost();
        if (scheme == null
                || !scheme.toLowerCase(Locale.ROOT).equals("https")
                || host == null
                || uri.getRawUserInfo() != null
                || !isAscii(uri)) {
            return Optional.empty();
        }
        var path = uri.getRawPath();
        var query = uri.getRawQuery();
        return Optional.of(
                new Target(
                        host,
                        uri.getPort() < 0 ? HTTPS : uri.getPort(),
                        (path == null || path.isEmpty() ? "/" : path)
                                + (query == null ? "" : "?" + query)));
    }

    /** The Host header (RFC 9110, section 7.2). */
    String authority() {
        return port == HTTPS ? host : host + ":" + port;
    }

    /** {@link URI} lets other letters through, which have no place on the wire. */
    private static boolean isAscii(URI uri) {
        return uri.toString().chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
    }
}

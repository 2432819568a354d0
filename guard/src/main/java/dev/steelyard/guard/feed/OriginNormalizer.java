package dev.steelyard.guard.feed;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts URIs to their web origin in one normalized form, so that origins can be compared (RFC
 * 6454 section 4). Also tells which URIs may receive the API's secret.
 */
final class OriginNormalizer {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private OriginNormalizer() {}

    /** Scheme, host and port as one text; null if the URI has no host. */
    static @Nullable String of(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null || uri.getUserInfo() != null) {
            return null;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** Whether the API's secret may be sent there: https, or http on loopback. */
    static boolean secure(URI uri) {
        if (uri.getHost() == null) return false;
        return "https".equalsIgnoreCase(uri.getScheme())
                || ("http".equalsIgnoreCase(uri.getScheme())
                        && LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT)));
    }
}

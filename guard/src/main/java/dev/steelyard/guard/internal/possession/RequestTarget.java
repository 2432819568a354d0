package dev.steelyard.guard.internal.possession;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The URI of a request without query and fragment, which the {@code htu} claim of a DPoP proof must
 * match (RFC 9449 section 4.2). Scheme, host and port are in normal form (RFC 3986 section 6.2.2
 * and 6.2.3); the path stays as sent, since the guard reads it so.
 */
public record RequestTarget(String origin, String path) {

    /**
     * The target of a request.
     *
     * @param base the API's public address; only scheme, host and port count
     * @param path as in the request line, undecoded
     * @throws IllegalArgumentException {@code base} is no absolute http or https URI
     */
    public static RequestTarget of(URI base, String path) {
        String origin =
                origin(base)
                        .orElseThrow(
                                () -> new IllegalArgumentException("no http(s) address: " + base));
        return new RequestTarget(origin, path.isEmpty() ? "/" : path);
    }

    /**
     * Whether {@code htu} names this target; its query and fragment are ignored (section 4.3, check
     * 9).
     */
    boolean named(String htu) {
        try {
            URI uri = new URI(htu);
            String sent = uri.getRawPath();
            return origin(uri).filter(origin::equals).isPresent()
                    && (sent == null || sent.isEmpty() ? "/" : sent).equals(path);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<String> origin(URI uri) {
        String scheme = uri.getScheme();
        if (scheme == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return Optional.empty();
        }
        int standard =
                switch (scheme.toLowerCase(Locale.ROOT)) {
                    case "https" -> 443;
                    case "http" -> 80;
                    default -> 0;
                };
        if (standard == 0) return Optional.empty();
        int port = uri.getPort() < 0 ? standard : uri.getPort();
        return Optional.of((scheme + "://" + uri.getHost() + ":" + port).toLowerCase(Locale.ROOT));
    }
}

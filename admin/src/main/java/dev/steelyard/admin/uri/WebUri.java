package dev.steelyard.admin.uri;

import dev.steelyard.domain.client.metadata.HostConverter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A parsed URI, such as a redirect URI or a web origin, in a form that all browsers and servers
 * interpret alike. The server compares such URIs as text, and a browser follows them.
 */
public record WebUri(String scheme, @Nullable String host, int port, String path, String text) {
    private static final int LONGEST = 2000;
    // RFC 3986, section 2, without the asterisk: it would look like a wildcard, and there is none.
    private static final Pattern CHARACTERS =
            Pattern.compile("[A-Za-z0-9._~:/?\\[\\]@!$&'()+,;=%-]+");
    private static final Pattern ENCODED_CONTROL =
            Pattern.compile("%(?:[01][0-9a-f]|7f)", Pattern.CASE_INSENSITIVE);
    // Encoded dots, slashes, backslashes and percent signs: decoded by some, not by others.
    private static final Pattern ENCODED_PATH =
            Pattern.compile("%(?:2e|2f|5c|25)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOT_SEGMENT = Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)");

    /**
     * Parses {@code text}; empty unless it is absolute and hierarchical, with lower-case scheme and
     * host.
     */
    public static Optional<WebUri> parse(String text) {
        if (text.length() > LONGEST
                || !CHARACTERS.matcher(text).matches()
                || ENCODED_CONTROL.matcher(text).find()) {
            return Optional.empty();
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        var scheme = uri.getScheme();
        if (scheme == null || uri.isOpaque() || !isLowerCase(scheme)) {
            return Optional.empty();
        }
        var host = uri.getHost();
        var authority = uri.getRawAuthority();
        // An authority that is not host and port alone: user info, an empty port, a zone.
        if (authority != null && (host == null || !authority.equals(hostAndPort(uri)))) {
            return Optional.empty();
        }
        if (host != null && (!isLowerCase(host) || host.endsWith(".") || host.contains("%"))) {
            return Optional.empty();
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            return Optional.empty();
        }
        var path = uri.getRawPath();
        if (DOT_SEGMENT.matcher(path).find() || ENCODED_PATH.matcher(path).find()) {
            return Optional.empty();
        }
        return Optional.of(new WebUri(scheme, host, uri.getPort(), path, text));
    }

    /** Whether it is https, or http to the same machine (RFC 8252, sections 7.3 and 8.3). */
    boolean isSecureWeb() {
        return host != null
                && (scheme.equals("https")
                        || (scheme.equals("http") && HostConverter.isLoopback(host)));
    }

    public boolean isHttps() {
        return host != null && scheme.equals("https");
    }

    /** Scheme, host and port, without the scheme's default port. */
    String origin() {
        boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }

    private static String hostAndPort(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static boolean isLowerCase(String text) {
        return text.chars().noneMatch(c -> c >= 'A' && c <= 'Z');
    }
}

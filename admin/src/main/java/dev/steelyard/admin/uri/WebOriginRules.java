package dev.steelyard.admin.uri;

import dev.steelyard.admin.operation.OperationRefusal;
import java.util.Set;

/**
 * Checks the web origins that a client registers for CORS (RFC 6454). They are written as a browser
 * sends them (section 6.2).
 */
public final class WebOriginRules {
    private WebOriginRules() {}

    public static void check(String field, Set<String> origins) {
        if (!origins.stream().allMatch(WebOriginRules::allowed)) {
            throw OperationRefusal.invalid(
                    field,
                    "scheme://host or scheme://host:port as browsers send it: https, or http to"
                            + " 127.0.0.1, [::1] or localhost; lower case, no path, no default"
                            + " port");
        }
    }

    public static boolean allowed(String text) {
        return WebUri.parse(text)
                .filter(uri -> uri.isSecureWeb() && uri.text().equals(written(uri)))
                .isPresent();
    }

    private static String written(WebUri uri) {
        int standard = uri.scheme().equals("https") ? 443 : 80;
        var port = uri.port() < 0 || uri.port() == standard ? "" : ":" + uri.port();
        return uri.scheme() + "://" + uri.host() + port;
    }
}

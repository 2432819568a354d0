package dev.steelyard.admin.uri;

import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.domain.client.metadata.ClientType;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks the redirect URIs and post-logout redirect URIs that a client registers. They are compared
 * exactly later (loopback ports excepted), so a URI that a browser might read otherwise than the
 * comparison is refused here.
 */
public final class RedirectUriRules {
    // RFC 8252, section 7.1: a domain name that the app's maker owns, in reverse.
    private static final Pattern PRIVATE_USE = Pattern.compile("[a-z][a-z0-9+-]*(\\.[a-z0-9+-]+)+");

    private RedirectUriRules() {}

    public static void check(String field, Set<String> uris, ClientType type) {
        for (var uri : uris) {
            if (!allowed(uri, type)) {
                throw OperationRefusal.invalid(field, message(type));
            }
        }
    }

    public static boolean allowed(String text, ClientType type) {
        return WebUri.parse(text)
                .filter(
                        uri ->
                                uri.isSecureWeb()
                                        || (type == ClientType.PUBLIC
                                                && PRIVATE_USE.matcher(uri.scheme()).matches()
                                                && uri.path().startsWith("/")))
                .isPresent();
    }

    private static String message(ClientType type) {
        return "Absolute URIs with https, or with http to 127.0.0.1, [::1] or localhost"
                + (type == ClientType.PUBLIC
                        ? ", or with an app's own scheme such as com.example.app:/callback"
                        : "")
                + "; scheme and host in lower case, no user, fragment, wildcard, dot segment or"
                + " encoded slash";
    }
}

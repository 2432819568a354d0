package dev.steelyard.admin.uri;

import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.domain.client.Client;
import java.util.Optional;

/** Checks a client's {@code frontchannel_logout_uri} and {@code backchannel_logout_uri}. */
public final class LogoutUriRules {
    private LogoutUriRules() {}

    public static void check(Client client) {
        var channels = client.settings().logout();
        var back = channels.backchannelUri();
        if (back != null && WebUri.parse(back).filter(WebUri::isHttps).isEmpty()) {
            throw OperationRefusal.invalid(
                    "backchannel_logout_uri",
                    "An https URI, with no user, fragment, dot segment or encoded slash; or empty");
        }
        var front = channels.frontchannelUri();
        if (front != null && !isBesideRedirectUri(client, front)) {
            throw OperationRefusal.invalid(
                    "frontchannel_logout_uri",
                    "A URI with the scheme, host and port of one of redirect_uris; or empty");
        }
    }

    /**
     * Front-Channel Logout, section 2: "The domain, port, and scheme of this URL MUST be the same
     * as that of a registered Redirection URI value."
     */
    static boolean isBesideRedirectUri(Client client, String uri) {
        var origin = WebUri.parse(uri).filter(WebUri::isSecureWeb).map(WebUri::origin);
        return origin.isPresent()
                && client.redirectUris().stream()
                        .map(WebUri::parse)
                        .flatMap(Optional::stream)
                        .anyMatch(redirect -> redirect.origin().equals(origin.get()));
    }
}

package dev.steelyard.admin.uri;

import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.setting.PageSettings;
import dev.steelyard.domain.client.setting.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the URIs of a client's own web pages, such as {@code tos_uri} and {@code logo_uri}. */
public final class ClientPageUriRules {
    private static final List<Setting<@Nullable String>> LINKS =
            List.of(
                    PageSettings.INITIATE_LOGIN_URI,
                    PageSettings.CLIENT_URI,
                    PageSettings.POLICY_URI,
                    PageSettings.TOS_URI);

    private ClientPageUriRules() {}

    public static void check(Client client) {
        for (var setting : LINKS) {
            var uri = setting.of(client.settings());
            if (uri != null && !isHttps(uri)) {
                throw OperationRefusal.invalid(
                        setting.name(),
                        "An https URI, with no user, fragment, dot segment or encoded slash; or"
                                + " empty");
            }
        }
        var logo = PageSettings.LOGO_URI.of(client.settings());
        // The login page loads it, so its origin must be one that the user is being sent to anyway.
        if (logo != null && !(isHttps(logo) && LogoutUriRules.isBesideRedirectUri(client, logo))) {
            throw OperationRefusal.invalid(
                    PageSettings.LOGO_URI.name(),
                    "An https URI with the host and port of one of redirect_uris; or empty");
        }
    }

    private static boolean isHttps(String uri) {
        return WebUri.parse(uri).filter(WebUri::isHttps).isPresent();
    }
}

package dev.steelyard.server.consent;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.metadata.HostConverter;
import dev.steelyard.pages.consent.AccessReceiver;
import dev.steelyard.server.authorize.request.RedirectTarget;
import dev.steelyard.server.authorize.request.ResponseTarget;
import dev.steelyard.server.authorize.request.WaitingDevice;
import dev.steelyard.server.settings.ServerSettings;
import java.net.URI;

/**
 * Describes on the consent page the site or device to which the authorization response goes.
 * Immutable.
 */
final class DestinationDescriber {
    private final boolean development;

    DestinationDescriber(ServerSettings settings) {
        this.development = isLoopback(settings.issuer());
    }

    /**
     * Outside development a confidential client runs on a server, so a response to the user's own
     * machine is suspicious (RFC 8252, section 8.6: other programs there may listen).
     */
    AccessReceiver of(ResponseTarget target) {
        return switch (target) {
            case RedirectTarget site -> of(site.client(), URI.create(site.redirectUri()));
            case WaitingDevice(_, var device) -> new AccessReceiver.Device(device.source());
        };
    }

    private AccessReceiver of(Client client, URI redirectUri) {
        var host = redirectUri.getHost();
        return new AccessReceiver.Site(
                host == null ? redirectUri.getScheme() : host,
                client.confidential() && !development && isLoopback(redirectUri));
    }

    private static boolean isLoopback(URI uri) {
        var host = uri.getHost();
        return host != null && HostConverter.isLoopback(host);
    }
}

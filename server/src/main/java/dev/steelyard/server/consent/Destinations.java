package dev.steelyard.server.consent;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.metadata.Hosts;
import dev.steelyard.pages.view.Destination;
import dev.steelyard.server.authorize.request.RedirectTarget;
import dev.steelyard.server.authorize.request.ResponseTarget;
import dev.steelyard.server.authorize.request.WaitingDevice;
import dev.steelyard.server.settings.ServerSettings;
import java.net.URI;

/** Describes the site or device that receives the response, on the consent page. Immutable. */
final class Destinations {
    private final boolean development;

    Destinations(ServerSettings settings) {
        this.development = isLoopback(settings.issuer());
    }

    /**
     * Outside development a confidential client runs on a server, so a response to the user's own
     * machine is suspicious (RFC 8252, section 8.6: other programs there may listen).
     */
    Destination of(ResponseTarget target) {
        return switch (target) {
            case RedirectTarget site -> of(site.client(), URI.create(site.redirectUri()));
            case WaitingDevice(_, var device) -> new Destination.Device(device.source());
        };
    }

    private Destination of(Client client, URI redirectUri) {
        var host = redirectUri.getHost();
        return new Destination.Site(
                host == null ? redirectUri.getScheme() : host,
                client.confidential() && !development && isLoopback(redirectUri));
    }

    private static boolean isLoopback(URI uri) {
        var host = uri.getHost();
        return host != null && Hosts.isLoopback(host);
    }
}

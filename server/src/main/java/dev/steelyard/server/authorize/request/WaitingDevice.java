package dev.steelyard.server.authorize.request;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.grant.DeviceAuthorization;
import dev.steelyard.pages.SecurityHeaders;

/**
 * A device that polls the token endpoint while its user decides in a browser (RFC 8628). The
 * browser is not redirected to a client.
 */
public record WaitingDevice(Client client, DeviceAuthorization authorization)
        implements ResponseTarget {
    @Override
    public SecurityHeaders headers() {
        return SecurityHeaders.standard();
    }
}

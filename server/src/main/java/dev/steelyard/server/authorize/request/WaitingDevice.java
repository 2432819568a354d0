package dev.steelyard.server.authorize.request;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.grant.DeviceAuthorization;
import dev.steelyard.pages.SecurityHeaders;

/** A device that asks for its tokens by itself (RFC 8628): the browser goes nowhere. */
public record WaitingDevice(Client client, DeviceAuthorization authorization)
        implements ResponseTarget {
    @Override
    public SecurityHeaders headers() {
        return SecurityHeaders.standard();
    }
}

package dev.steelyard.server.authorize.request;

import dev.steelyard.domain.client.Client;
import dev.steelyard.pages.SecurityHeaders;

/**
 * The receiver of an authorization response: the client's redirect URI, or a device that polls the
 * token endpoint.
 */
public sealed interface ResponseTarget permits RedirectTarget, WaitingDevice {
    Client client();

    /** Headers of the pages on the way to it. */
    SecurityHeaders headers();
}

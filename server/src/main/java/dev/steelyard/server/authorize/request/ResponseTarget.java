package dev.steelyard.server.authorize.request;

import dev.steelyard.domain.client.Client;
import dev.steelyard.pages.SecurityHeaders;

/**
 * The receiver of the authorization response. It is a site to which the browser is redirected, or a
 * device that polls.
 */
public sealed interface ResponseTarget permits RedirectTarget, WaitingDevice {
    Client client();

    /** Headers of the pages on the way to it. */
    SecurityHeaders headers();
}

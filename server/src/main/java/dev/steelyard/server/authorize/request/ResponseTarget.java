package dev.steelyard.server.authorize.request;

import dev.steelyard.domain.client.Client;
import dev.steelyard.pages.SecurityHeaders;

/** Who gets the answer: a site to which the browser is sent, or a device that waits elsewhere. */
public sealed interface ResponseTarget permits RedirectTarget, WaitingDevice {
    Client client();

    /** Of the pages on the way to it. */
    SecurityHeaders headers();
}

package dev.steelyard.e2e.job;

import dev.steelyard.e2e.client.DemoApiClient;
import dev.steelyard.e2e.client.Mailbox;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.demo.Demo;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.step.Steps;

/**
 * The objects that all end-to-end checks share, such as the step runner, the demo's credentials and
 * the HTTP clients.
 *
 * @param reseller the management API in the reseller's name
 * @param mailbox what arrives at the mail server
 */
public record CheckContext(
        Steps steps,
        Demo demo,
        Http http,
        Provider provider,
        DemoApiClient api,
        ManagementCaller reseller,
        Mailbox mailbox) {

    /** The application that the integration is for. */
    public String application() {
        return demo.get("application");
    }

    /** Another of the same reseller; the user is a member of both. */
    public String otherApplication() {
        return demo.get("other_application");
    }
}

package dev.steelyard.domain.token;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;

/**
 * The clients for which a user's codes and tokens are revoked, which are one client, those of one
 * application, those of the management API, or all.
 */
public sealed interface ClientSelection {
    record OfClient(Id<Client> client) implements ClientSelection {}

    /** Every client of an application. */
    record OfApplication(Id<Application> application) implements ClientSelection {}

    /** Every client without an application: those of the management API. */
    record OfManagement() implements ClientSelection {}

    record Everywhere() implements ClientSelection {}
}

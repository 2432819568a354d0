package dev.steelyard.domain.token;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;

/** The set of clients at which all grants for a user end. */
public sealed interface ClientSelection {
    record OfClient(Id<Client> client) implements ClientSelection {}

    /** Every client of an application. */
    record OfApplication(Id<Application> application) implements ClientSelection {}

    /** Every client without an application: those of the management API. */
    record OfManagement() implements ClientSelection {}

    record Everywhere() implements ClientSelection {}
}

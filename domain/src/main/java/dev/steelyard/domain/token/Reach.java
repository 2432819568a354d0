package dev.steelyard.domain.token;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;

/** At which clients all that was issued for a user ends. */
public sealed interface Reach {
    record OfClient(Id<Client> client) implements Reach {}

    /** At every client of it. */
    record OfApplication(Id<Application> application) implements Reach {}

    /** At every client that belongs to no application: those of the management API. */
    record OfManagement() implements Reach {}

    record Everywhere() implements Reach {}
}

package dev.steelyard.server.outgoing;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import java.util.Optional;

/**
 * Finds the reseller that owns a client, since the server limits outgoing requests for each
 * reseller. Thread-safe.
 */
@FunctionalInterface
public interface ClientOwners {
    /** Empty: the operator. */
    Optional<Id<Reseller>> of(Id<Client> client);
}

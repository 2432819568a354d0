package dev.steelyard.domain.token;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import java.time.Instant;

/**
 * What access tokens of a user name as their {@code family}, whether or not there is a refresh
 * token in it.
 *
 * @param issued when something was last issued in it
 */
public record FamilyRef(Id<Family> id, Id<Client> client, Instant issued) {}

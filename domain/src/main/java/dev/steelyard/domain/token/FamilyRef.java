package dev.steelyard.domain.token;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import java.time.Instant;

/**
 * The family that access tokens of a user name, whether or not it has a refresh token.
 *
 * @param issued the time of its last issued token
 */
public record FamilyRef(Id<Family> id, Id<Client> client, Instant issued) {}

package dev.steelyard.domain.token;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import java.time.Instant;

/**
 * The id of the refresh token family that a user's access tokens belong to, with its client.
 *
 * @param issued the time of its last issued token
 */
public record RefreshTokenFamilyRef(Id<RefreshTokenFamily> id, Id<Client> client, Instant issued) {}

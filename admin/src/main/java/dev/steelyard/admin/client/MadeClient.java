package dev.steelyard.admin.client;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A client that was just made, with its first credentials: to be shown now or never.
 *
 * @param secret null for public clients
 * @param apiKey null for public clients, and for management clients, which need none
 */
public record MadeClient(Client client, @Nullable Secret secret, @Nullable Secret apiKey) {}

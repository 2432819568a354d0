package dev.steelyard.operations.client;

import dev.steelyard.domain.client.Client;
import java.util.List;

/**
 * A client with warnings about its settings, as the management API returns it.
 *
 * @param warnings about its settings, for people
 */
public record ClientView(Client client, List<String> warnings) {}

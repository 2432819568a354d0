package dev.steelyard.operations.client;

import dev.steelyard.domain.client.Client;
import java.util.List;

/**
 * An OAuth client as the management API returns it, with warnings about risky settings.
 *
 * @param warnings about its settings, for people
 */
public record ClientView(Client client, List<String> warnings) {}

package dev.steelyard.operations.client;

import dev.steelyard.domain.client.Client;
import java.util.List;

/**
 * A client in an answer.
 *
 * @param warnings about its settings, for people
 */
public record ClientView(Client client, List<String> warnings) {}

package dev.steelyard.server.authorize.rule;

import dev.steelyard.domain.client.Client;
import dev.steelyard.server.authorize.source.Source;
import dev.steelyard.server.http.Parameters;

/**
 * What {@code client}, known and live, asks for; nothing of it is checked yet.
 *
 * @param source who vouches for the parameters
 */
public record Asked(Client client, Source source, Parameters parameters) {}

package dev.steelyard.server.authorize.rule;

import dev.steelyard.domain.client.Client;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.server.authorize.source.Source;

/**
 * What {@code client}, known and live, asks for; nothing of it is checked yet.
 *
 * @param source who vouches for the parameters
 */
public record UncheckedRequest(Client client, Source source, Parameters parameters) {}

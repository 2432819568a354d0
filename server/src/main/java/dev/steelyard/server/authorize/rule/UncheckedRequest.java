package dev.steelyard.server.authorize.rule;

import dev.steelyard.domain.client.Client;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.server.authorize.source.ParameterSource;

/**
 * The request of {@code client}, which is known and live; nothing of it is checked yet.
 *
 * @param source the party that vouches for the parameters
 */
public record UncheckedRequest(Client client, ParameterSource source, Parameters parameters) {}

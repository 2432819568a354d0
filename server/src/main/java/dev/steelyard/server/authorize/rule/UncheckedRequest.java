package dev.steelyard.server.authorize.rule;

import dev.steelyard.domain.client.Client;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.server.authorize.source.ParameterSource;

/**
 * An authorization request of a known and live client before its parameters are checked.
 *
 * @param source the party that vouches for the parameters
 */
public record UncheckedRequest(Client client, ParameterSource source, Parameters parameters) {}

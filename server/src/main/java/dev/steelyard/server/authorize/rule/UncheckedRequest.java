package dev.steelyard.server.authorize.rule;

import dev.steelyard.domain.client.Client;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.server.authorize.source.ParameterSource;

/**
 * An authorization request of a known and active client before its parameters are checked.
 *
 * @param source where the parameters came from
 */
public record UncheckedRequest(Client client, ParameterSource source, Parameters parameters) {}

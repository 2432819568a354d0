package dev.steelyard.domain.resource;

import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.id.Id;

/**
 * A resource server, an API whose access tokens name it as audience and whose requests are
 * authorized by guards.
 *
 * @param identifier its audience, an absolute URI without a fragment (RFC 8707, section 2)
 * @param standard whether it is the default audience where a request names no {@code resource}
 * @param builtIn whether it is the management API, which guards itself in process
 * @param secondFactor what a login demands that asks for tokens for it
 */
public record ResourceServer(
        Id<ResourceServer> id,
        String identifier,
        String name,
        boolean standard,
        boolean builtIn,
        SecondFactorPolicy secondFactor,
        long version) {}

package dev.steelyard.operations.resource;

import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.secret.Secret;

/**
 * A new resource server with its first secret, which its guard uses for introspection.
 *
 * @param secret its first one, for introspection and guards; it is shown once
 */
public record CreatedResourceServer(ResourceServer resourceServer, Secret secret) {}

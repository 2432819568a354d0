package dev.steelyard.admin.resource;

import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.secret.Secret;

/**
 * A resource server that was just made, with its first secret, for introspection and the guard's
 * feed: to be shown now or never.
 */
public record MadeResourceServer(ResourceServer resourceServer, Secret secret) {}

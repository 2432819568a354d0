package dev.steelyard.operations.resource;

/**
 * A resource server to create.
 *
 * @param identifier its audience
 * @param standard whether tokens are for it where a request names no resource
 */
public record NewResourceServer(String identifier, String name, boolean standard) {}

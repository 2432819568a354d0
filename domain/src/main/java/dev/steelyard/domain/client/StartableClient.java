package dev.steelyard.domain.client;

/**
 * A client at which a login that begins at this server can go on (OpenID Connect Core, section 4).
 *
 * @param application the name of the application that it belongs to
 */
public record StartableClient(String name, String application, String initiateLoginUri) {}

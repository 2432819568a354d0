package dev.steelyard.domain.client;

/**
 * A client that accepts logins initiated by this server (OpenID Connect Core, section 4).
 *
 * @param application the name of the application that it belongs to
 */
public record StartableClient(String name, String application, String initiateLoginUri) {}

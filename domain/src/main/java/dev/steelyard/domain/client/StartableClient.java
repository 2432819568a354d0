package dev.steelyard.domain.client;

/**
 * A client at which this server can start a login, by its {@code initiate_login_uri} (OpenID
 * Connect Core, section 4).
 *
 * @param application the name of the application that it belongs to
 */
public record StartableClient(String name, String application, String initiateLoginUri) {}

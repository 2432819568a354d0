package dev.steelyard.pages.view;

/**
 * A client at which the user can start a login from here (OpenID Connect Core, section 4).
 *
 * @param client the client's name
 * @param application the name of its application
 * @param uri https, already validated: registered by the client to initiate logins
 */
public record LoginLink(String client, String application, String uri) {}

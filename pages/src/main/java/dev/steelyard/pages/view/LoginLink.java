package dev.steelyard.pages.view;

/**
 * A link on the account page that starts a login at a client by its {@code initiate_login_uri}
 * (OpenID Connect Core, section 4).
 *
 * @param client the client's name
 * @param application the name of its application
 * @param uri https, already validated: registered by the client to initiate logins
 */
public record LoginLink(String client, String application, String uri) {}

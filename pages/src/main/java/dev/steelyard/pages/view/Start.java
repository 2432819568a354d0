package dev.steelyard.pages.view;

/**
 * A program that a person can open from here (OpenID Connect Core, section 4).
 *
 * @param client its name
 * @param application the name of its application
 * @param uri https, already validated: registered by the client
 */
public record Start(String client, String application, String uri) {}

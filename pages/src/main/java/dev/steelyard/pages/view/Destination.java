package dev.steelyard.pages.view;

/**
 * Where the browser goes when the person has decided.
 *
 * @param host the host of the redirect URI in ASCII (no look-alike letters), or the private-use
 *     scheme of an app
 * @param unusual whether to warn: an address that one would not expect of this client
 */
public record Destination(String host, boolean unusual) {}

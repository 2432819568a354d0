/**
 * The one way out: every request to an address that somebody else chose ({@code jwks_uri}, {@code
 * request_uri}, sector identifiers, logout and signal delivery) goes through {@link
 * dev.steelyard.server.outgoing.Outgoing}, so that nobody can make this server speak to what only
 * this server can reach (server-side request forgery; RFC 9700, section 4.11; OpenID Connect Core,
 * section 6.2). Knows nothing of what is fetched or delivered, nor of the store.
 */
@NullMarked
package dev.steelyard.server.outgoing;

import org.jspecify.annotations.NullMarked;

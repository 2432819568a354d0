/**
 * Requests to addresses that clients chose: {@code jwks_uri}, {@code request_uri}, sector
 * identifiers, logout and signal delivery. All of them go through {@link
 * dev.steelyard.server.outgoing.OutgoingRequestSender}, so that a client can't make this server
 * call hosts that only this server can reach (server-side request forgery; RFC 9700, section 4.11;
 * OpenID Connect Core, section 6.2). The package knows nothing of keys, tokens and events, nor of
 * the store.
 */
@NullMarked
package dev.steelyard.server.outgoing;

import org.jspecify.annotations.NullMarked;

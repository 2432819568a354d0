/**
 * Clients that register themselves with an initial access token (RFC 7591; OpenID Connect Dynamic
 * Client Registration 1.0) and manage their registration with a registration access token (RFC
 * 7592). The domain decides what they may be, by one set of rules for every client; this package
 * converts metadata into a client's settings, and back.
 */
@NullMarked
package dev.steelyard.server.registration;

import org.jspecify.annotations.NullMarked;

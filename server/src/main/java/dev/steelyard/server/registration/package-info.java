/**
 * Clients that register themselves by an initial access token (RFC 7591; OpenID Connect Dynamic
 * Client Registration 1.0) and manage that by a registration access token (RFC 7592). What they may
 * be is decided by the domain, which knows one set of rules for every client; here metadata becomes
 * a client's settings, and settings metadata.
 */
@NullMarked
package dev.steelyard.server.registration;

import org.jspecify.annotations.NullMarked;

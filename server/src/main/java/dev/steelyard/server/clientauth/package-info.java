/**
 * Client authentication and proof of possession. A client proves its identity (RFC 6749, section
 * 2.3; RFC 7523; RFC 8705), which alone leads to an AuthenticatedClient, and possession of a key
 * (DPoP, RFC 9449) or a code verifier (PKCE, RFC 7636).
 */
@NullMarked
package dev.steelyard.server.clientauth;

import org.jspecify.annotations.NullMarked;

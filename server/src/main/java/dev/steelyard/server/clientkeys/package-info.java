/**
 * What clients sign with their own keys: reading it (RFC 7515, RFC 7519), and checking it with the
 * public keys that the client registered or publishes (RFC 7517, RFC 8725). Knows nothing of what
 * the JWT is for.
 */
@NullMarked
package dev.steelyard.server.clientkeys;

import org.jspecify.annotations.NullMarked;

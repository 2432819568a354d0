/**
 * Reading JWTs that clients sign with their own keys (RFC 7515, RFC 7519), and verifying them with
 * the public keys that the client registered or publishes (RFC 7517, RFC 8725). Knows nothing of
 * the JWT's purpose.
 */
@NullMarked
package dev.steelyard.server.clientkeys;

import org.jspecify.annotations.NullMarked;

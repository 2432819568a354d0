/**
 * The other end of {@code /api/v1}: one HTTP client, and the tokens that it sends. Client
 * credentials (RFC 6749, section 4.4) from the environment; or a login as a native application (RFC
 * 8252, with PKCE, RFC 7636, and the issuer's identification, RFC 9207), kept in a file that its
 * owner alone can read. Knows no store and no domain rule: what may be done is the server's to say.
 */
@NullMarked
package dev.steelyard.program.client;

import org.jspecify.annotations.NullMarked;

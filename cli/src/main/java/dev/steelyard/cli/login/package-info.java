/**
 * Access tokens for the management API. Client credentials (RFC 6749, section 4.4) from the
 * environment; or a login as a native application (RFC 8252, with PKCE, RFC 7636, and the issuer's
 * identification, RFC 9207), or by device code (RFC 8628), stored in a file that only its owner can
 * read. A login that stays connected has a refresh token that is bound to a key in another such
 * file (DPoP, RFC 9449).
 */
@NullMarked
package dev.steelyard.cli.login;

import org.jspecify.annotations.NullMarked;

/**
 * Logout (OpenID Connect RP-Initiated Logout 1.0): ends the browser's session with the tokens that
 * live on it. A client that proves by an ID token of that session that it is one of its own is
 * believed; anybody else's request is put to the person first.
 */
@NullMarked
package dev.steelyard.server.logout;

import org.jspecify.annotations.NullMarked;

/**
 * Access tokens: how they are taken from a request (RFC 6750 section 2.1), verified (RFC 9068
 * section 4, RFC 8725) and remembered. Says that a token is what the issuer made, for this API and
 * now; knows nothing of what its principal may do.
 */
@NullMarked
package dev.steelyard.guard.token;

import org.jspecify.annotations.NullMarked;

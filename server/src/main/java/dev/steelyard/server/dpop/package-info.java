/**
 * DPoP at the issuer's own endpoints (RFC 9449, sections 5 to 9): the key that a token shall be
 * bound to, and the nonces that proofs must answer. Proofs themselves are verified by the guard's
 * {@link dev.steelyard.guard.possession.DpopVerifier}.
 */
@NullMarked
package dev.steelyard.server.dpop;

import org.jspecify.annotations.NullMarked;

/**
 * Proof of possession: the sender of a bound token holds its key by DPoP (RFC 9449) or its
 * certificate by mutual TLS (RFC 8705, section 3). The verifier of proofs serves the authorization
 * server too. Knows neither states nor operations.
 */
@NullMarked
package dev.steelyard.guard.internal.possession;

import org.jspecify.annotations.NullMarked;

/**
 * Proof of possession: that whoever sends a bound token holds what it is bound to, a key by DPoP
 * (RFC 9449) or a certificate by mutual TLS (RFC 8705, section 3). The verifier of proofs serves
 * the authorization server too. Knows neither states nor operations.
 */
@NullMarked
package dev.steelyard.guard.possession;

import org.jspecify.annotations.NullMarked;

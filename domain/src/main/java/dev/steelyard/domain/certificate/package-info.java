/**
 * Names in certificates, by which an authority vouches for a client (RFC 8705, section 2.1). Knows
 * no client and no TLS.
 */
@NullMarked
package dev.steelyard.domain.certificate;

import org.jspecify.annotations.NullMarked;

/**
 * Client certificates of requests (RFC 8705 section 3), from the TLS connection or from the header
 * of a trusted proxy (RFC 9440).
 */
@NullMarked
package dev.steelyard.guard.certificate;

import org.jspecify.annotations.NullMarked;

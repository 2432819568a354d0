/**
 * Names in CA-issued certificates, by which clients authenticate (RFC 8705, section 2.1). Knows no
 * client and no TLS.
 */
@NullMarked
package dev.steelyard.domain.certificate;

import org.jspecify.annotations.NullMarked;

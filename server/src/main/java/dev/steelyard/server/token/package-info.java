/**
 * The token endpoint (RFC 6749, section 3.2), a numbered pipeline with a file for each grant, and
 * the revocation endpoint (RFC 7009).
 */
@NullMarked
package dev.steelyard.server.token;

import org.jspecify.annotations.NullMarked;

/**
 * Access tokens (RFC 9068): made for what a grant has proved, and known again when they come back
 * to their issuer. Knows no grant and no endpoint.
 */
@NullMarked
package dev.steelyard.server.accesstoken;

import org.jspecify.annotations.NullMarked;

/** Proof Key for Code Exchange (RFC 7636): the one place that knows challenge and verifier. */
@NullMarked
package dev.steelyard.server.pkce;

import org.jspecify.annotations.NullMarked;

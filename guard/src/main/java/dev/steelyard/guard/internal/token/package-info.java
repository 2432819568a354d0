/**
 * Access tokens: extraction from a request (RFC 6750 section 2.1), verification (RFC 9068 section
 * 4, RFC 8725) and caching. Verifies that the issuer made a token for this API and that it is valid
 * now; knows nothing of permissions.
 */
@NullMarked
package dev.steelyard.guard.internal.token;

import org.jspecify.annotations.NullMarked;

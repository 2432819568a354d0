/**
 * The token endpoint (RFC 6749, section 3.2) as a numbered pipeline; a grant a file. Access tokens
 * after RFC 9068, ID tokens after OpenID Connect Core, section 2.
 */
@NullMarked
package dev.steelyard.server.token;

import org.jspecify.annotations.NullMarked;

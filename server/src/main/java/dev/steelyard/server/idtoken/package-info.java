/**
 * ID tokens (OpenID Connect Core, section 2): made beside an access token, and read again when they
 * come back as hints. Knows no endpoint.
 */
@NullMarked
package dev.steelyard.server.idtoken;

import org.jspecify.annotations.NullMarked;

/**
 * The content of tokens: access tokens (RFC 9068), ID tokens (OpenID Connect Core, section 2),
 * their subject (section 8), scopes and resources (RFC 6749, section 3.3; RFC 8707) and claims
 * about users (OpenID Connect Core, section 5). Issues them and reads them when they are presented
 * here. Knows no grant and no endpoint.
 */
@NullMarked
package dev.steelyard.server.issuance;

import org.jspecify.annotations.NullMarked;

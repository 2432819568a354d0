/**
 * Authorizations before tokens are issued: consents (OpenID Connect Core, section 3.1.2.4), device
 * authorizations (RFC 8628) and pushed authorization requests (RFC 9126).
 */
@NullMarked
package dev.steelyard.domain.grant;

import org.jspecify.annotations.NullMarked;

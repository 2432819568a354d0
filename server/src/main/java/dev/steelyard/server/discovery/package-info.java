/** Discovery (OpenID Connect Discovery, section 4; RFC 8414) and the JWKS (RFC 7517). */
@NullMarked
package dev.steelyard.server.discovery;

import org.jspecify.annotations.NullMarked;

/**
 * Endpoints that answer questions about an issued token: introspection (RFC 7662), userinfo (OpenID
 * Connect Core, section 5.3), and the explanation of a refusal.
 */
@NullMarked
package dev.steelyard.server.tokeninfo;

import org.jspecify.annotations.NullMarked;

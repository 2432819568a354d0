/**
 * What may be asked for at the authorization and the token endpoint alike: scopes (RFC 6749,
 * section 3.3) and resources (RFC 8707).
 */
@NullMarked
package dev.steelyard.server.scope;

import org.jspecify.annotations.NullMarked;

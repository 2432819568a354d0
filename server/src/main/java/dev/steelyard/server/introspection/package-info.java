/**
 * Token introspection (RFC 7662): a resource server asks for tokens of its own audience, a client
 * for its own.
 */
@NullMarked
package dev.steelyard.server.introspection;

import org.jspecify.annotations.NullMarked;

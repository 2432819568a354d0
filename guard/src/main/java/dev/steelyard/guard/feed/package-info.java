/**
 * States, changes and keys over HTTP: the consumer's side of docs/guard-protocol.md, with discovery
 * (OpenID Connect Discovery 1.0 section 4) and the JWK set (RFC 7517 section 5). Owns the
 * connection to the server and the thread that follows the changes. Decides nothing.
 */
@NullMarked
package dev.steelyard.guard.feed;

import org.jspecify.annotations.NullMarked;

/**
 * States, changes and keys over HTTP: the consumer's side of docs/guard-protocol.md, with discovery
 * (OpenID Connect Discovery 1.0 section 4) and the JWK set (RFC 7517 section 5). Decides nothing.
 */
@NullMarked
package dev.steelyard.guard.internal.feed;

import org.jspecify.annotations.NullMarked;

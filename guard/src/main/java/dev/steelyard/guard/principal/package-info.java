/**
 * The data that a decision exposes about the caller: the claims of its access token (RFC 9068
 * section 2.2) and the state of its principal, as the records of docs/guard-protocol.md. Values
 * only.
 */
@NullMarked
package dev.steelyard.guard.principal;

import org.jspecify.annotations.NullMarked;

/**
 * The guard: decides, inside an API, whether the sender of a token may make a request (RFC 6750,
 * RFC 9068; docs/guard-protocol.md). Start at {@link dev.steelyard.guard.Guard}. Owns the order of
 * the checks; knows no web framework: an adapter makes a {@link dev.steelyard.guard.GuardRequest}
 * of the request and writes the answer that the {@link dev.steelyard.guard.Decision} determines.
 */
@NullMarked
package dev.steelyard.guard;

import org.jspecify.annotations.NullMarked;

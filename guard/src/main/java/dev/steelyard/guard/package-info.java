/**
 * The guard: decides, inside an API, on each request, what the bearer of a token may do (RFC 6750,
 * RFC 9068; docs/guard-protocol.md). Start at {@link dev.steelyard.guard.Guard}. Owns the order of
 * the checks; knows no web framework: an adapter makes a {@link dev.steelyard.guard.GuardRequest}
 * of the request and writes what the {@link dev.steelyard.guard.Decision} says.
 */
@NullMarked
package dev.steelyard.guard;

import org.jspecify.annotations.NullMarked;

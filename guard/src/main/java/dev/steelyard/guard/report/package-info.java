/**
 * Reports of a guard's decisions: to observers in its own process, and to the server
 * (docs/guard-protocol.md). They hold no token, key, path with its values, query or address.
 */
@NullMarked
package dev.steelyard.guard.report;

import org.jspecify.annotations.NullMarked;

/**
 * What a guard tells of its decisions: to whoever observes it in its own process, and in reports to
 * the server (docs/guard-protocol.md). Never a token, a key, a path with its values, a query or an
 * address.
 */
@NullMarked
package dev.steelyard.guard.report;

import org.jspecify.annotations.NullMarked;

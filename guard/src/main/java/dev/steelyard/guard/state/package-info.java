/**
 * Principals' states, the numbered changes that make them stale, revocations, and the cache that
 * never returns an answer older than a change it has seen. The records mirror
 * docs/guard-protocol.md. Knows neither tokens nor HTTP nor the source of states.
 */
@NullMarked
package dev.steelyard.guard.state;

import org.jspecify.annotations.NullMarked;

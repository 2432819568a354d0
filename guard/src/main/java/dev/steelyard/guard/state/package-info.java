/**
 * What is known of principals: their state, the numbered changes that make it stale, what was
 * revoked, and the cache that never gives an answer older than a change it has seen. The records
 * mirror docs/guard-protocol.md. Knows neither tokens nor HTTP nor where states come from.
 */
@NullMarked
package dev.steelyard.guard.state;

import org.jspecify.annotations.NullMarked;

/**
 * The numbered changes that make states stale, revocations, and the cache that never returns an
 * answer older than a change it has seen. Knows neither tokens nor HTTP.
 */
@NullMarked
package dev.steelyard.guard.internal.state;

import org.jspecify.annotations.NullMarked;

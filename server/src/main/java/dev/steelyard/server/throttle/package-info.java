/**
 * Slows down whoever guesses: which failures are counted against what, and how many are borne. What
 * is counted is named by keyed hashes, so that the store holds no address of anybody. Knows nothing
 * of what an attempt is about (docs/decisions/0008-throttling.md).
 */
@NullMarked
package dev.steelyard.server.throttle;

import org.jspecify.annotations.NullMarked;

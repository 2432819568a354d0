/**
 * Rate limits and counts of use: the failures and requests that are counted, and their limits
 * (docs/decisions/0008-throttling.md); the uses of credentials, written in batches; counters for
 * the metrics. Counted sources are named by keyed hashes, so that the store holds no address.
 */
@NullMarked
package dev.steelyard.server.metering;

import org.jspecify.annotations.NullMarked;

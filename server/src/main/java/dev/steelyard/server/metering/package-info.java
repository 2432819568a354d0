/**
 * Limits on rates, and counts of use: which failures and requests are counted, and how many are
 * allowed (docs/decisions/0008-throttling.md); the uses of credentials, written in batches;
 * counters for the metrics. Counted sources are named by keyed hashes, so that the store holds no
 * address.
 */
@NullMarked
package dev.steelyard.server.metering;

import org.jspecify.annotations.NullMarked;

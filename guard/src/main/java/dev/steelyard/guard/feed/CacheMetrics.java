package dev.steelyard.guard.feed;

/**
 * Metrics of one of the guard's caches, which are the numbers of hits, loads, failed loads and
 * current entries.
 *
 * @param hits answers found in the cache
 * @param joined callers that shared a load under way
 * @param loads loads, failed ones included
 * @param failed calls that got no answer
 * @param stale answers that a change made stale
 * @param size answers in the cache now, approximately
 */
public record CacheMetrics(
        long hits, long joined, long loads, long failed, long stale, long size) {}

package dev.steelyard.guard.feed;

import java.time.Duration;

/**
 * Metrics of the guard's connection to the authorization server, such as polls, time since the last
 * confirmation, and cache hits.
 *
 * @param streaming whether it gets changes by the stream now; else it polls
 * @param applied the number of the last change that it has applied
 * @param head the highest number that it knows of
 * @param silence the time since the last confirmation that nothing is missing
 * @param streams the streams that it has followed
 * @param polls the number of polls
 * @param revocations the number of revocations in memory
 * @param states the cache of principals' states
 * @param loading the loading of these states
 * @param origins the cache of origins
 * @param reports reports that it had to drop
 */
public record FeedMetrics(
        boolean streaming,
        long applied,
        long head,
        Duration silence,
        long streams,
        long polls,
        int revocations,
        CacheMetrics states,
        LoadMetrics loading,
        CacheMetrics origins,
        LostReportCounts reports) {}

package dev.steelyard.guard.feed;

/**
 * Metrics of batched loads.
 *
 * @param calls calls since the start
 * @param waiting loads that wait now
 * @param turnedAway loads refused because too many waited
 */
public record LoadMetrics(long calls, int waiting, long turnedAway) {}

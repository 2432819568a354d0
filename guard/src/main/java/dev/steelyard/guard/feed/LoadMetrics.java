package dev.steelyard.guard.feed;

/**
 * Metrics of how a guard loads permissions, which are the number of calls to the authorization
 * server and the numbers of waiting and refused loads.
 *
 * @param calls calls since the start
 * @param waiting loads that wait now
 * @param turnedAway loads refused because too many waited
 */
public record LoadMetrics(long calls, int waiting, long turnedAway) {}

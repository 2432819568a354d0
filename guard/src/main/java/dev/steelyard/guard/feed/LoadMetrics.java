package dev.steelyard.guard.feed;

/**
 * The number of calls to the authorization server that loaded permissions of users and clients, and
 * of loads that wait or were refused.
 *
 * @param calls calls since the start
 * @param waiting loads that wait now
 * @param turnedAway loads refused because too many waited
 */
public record LoadMetrics(long calls, int waiting, long turnedAway) {}

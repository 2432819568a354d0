package dev.steelyard.guard.state;

/**
 * What a cache has done since it began.
 *
 * @param hits answers that were there
 * @param joined callers that waited for a load that was under way for another
 * @param loads what was asked for, also those that were in vain
 * @param failed calls that got no answer
 * @param stale answers that a change made stale
 * @param size answers that are kept now, about
 */
public record CacheFigures(
        long hits, long joined, long loads, long failed, long stale, long size) {}

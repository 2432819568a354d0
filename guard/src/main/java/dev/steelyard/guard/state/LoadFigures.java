package dev.steelyard.guard.state;

/**
 * Metrics of batched loads.
 *
 * @param calls calls since the start
 * @param waiting loads that wait now
 * @param turnedAway loads refused because too many waited
 */
public record LoadFigures(long calls, int waiting, long turnedAway) {}

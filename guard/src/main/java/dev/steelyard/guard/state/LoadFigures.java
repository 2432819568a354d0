package dev.steelyard.guard.state;

/**
 * How loads are made in calls.
 *
 * @param calls that were made since it began
 * @param waiting loads that wait for a call now
 * @param turnedAway loads that were refused because too many waited
 */
public record LoadFigures(long calls, int waiting, long turnedAway) {}

package dev.steelyard.server.chore;

import java.time.Duration;

/**
 * The time since the last success of a chore, and its failures, for metrics.
 *
 * @param sinceSuccess time since its last success, or since it began
 * @param failures turns that threw, since the start
 */
public record ChoreFigures(String name, Duration sinceSuccess, long failures) {}

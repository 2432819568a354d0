package dev.steelyard.server.chore;

import java.time.Duration;

/**
 * Metrics of a background task: the time since its last success, and the number of its failures.
 *
 * @param sinceSuccess time since its last success, or since it began
 * @param failures turns that threw, since the start
 */
public record ChoreFigures(String name, Duration sinceSuccess, long failures) {}

package dev.steelyard.server.chore;

import java.time.Duration;

/**
 * Figures of a chore.
 *
 * @param sinceSuccess time since its last success, or since it began
 * @param failures turns that threw, since the start
 */
public record ChoreFigures(String name, Duration sinceSuccess, long failures) {}

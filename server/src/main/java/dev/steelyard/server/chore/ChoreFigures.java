package dev.steelyard.server.chore;

import java.time.Duration;

/**
 * How a chore goes.
 *
 * @param sinceSuccess since it last did its work, or was begun
 * @param failures turns that threw, since the start
 */
public record ChoreFigures(String name, Duration sinceSuccess, long failures) {}

package dev.steelyard.guard.report;

import java.time.Duration;

/**
 * How a guard stands with its server.
 *
 * @param streaming whether changes are streamed to it now
 * @param applied the number of the last change that it has applied
 * @param silence how long ago it was last confirmed that nothing is missing
 * @param states how many states it knows
 * @param loads how many it has asked for since it began
 * @param hits how often it knew one
 */
public record GuardStatus(
        boolean streaming, long applied, Duration silence, long states, long loads, long hits) {}

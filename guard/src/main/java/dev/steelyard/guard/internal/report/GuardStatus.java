package dev.steelyard.guard.internal.report;

import java.time.Duration;

/**
 * The status of a guard's connection to the authorization server, such as its last applied change
 * and its cache hits.
 *
 * @param streaming whether it gets changes by the stream now
 * @param applied the number of the last change that it has applied
 * @param silence the time since the last confirmation that nothing is missing
 * @param states the number of states in its cache
 * @param loads the states requested since its start
 * @param hits the states found in the cache
 */
public record GuardStatus(
        boolean streaming, long applied, Duration silence, long states, long loads, long hits) {}

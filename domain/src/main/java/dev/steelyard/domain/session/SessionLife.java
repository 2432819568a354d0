package dev.steelyard.domain.session;

import java.time.Duration;

/**
 * How long login sessions live.
 *
 * @param idle since they were last seen
 * @param absolute since they began
 */
public record SessionLife(Duration idle, Duration absolute) {}

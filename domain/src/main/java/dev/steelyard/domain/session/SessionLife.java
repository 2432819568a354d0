package dev.steelyard.domain.session;

import java.time.Duration;

/**
 * The idle and absolute lifetime of login sessions.
 *
 * @param idle since the last use
 * @param absolute since the login
 */
public record SessionLife(Duration idle, Duration absolute) {}

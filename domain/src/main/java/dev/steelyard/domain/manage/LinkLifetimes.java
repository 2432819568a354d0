package dev.steelyard.domain.manage;

import java.time.Duration;

/** How long links last that nobody has used yet. */
public record LinkLifetimes(Duration invitation, Duration bootstrap) {
    public static final LinkLifetimes DEFAULT =
            new LinkLifetimes(Duration.ofDays(7), Duration.ofHours(24));
}

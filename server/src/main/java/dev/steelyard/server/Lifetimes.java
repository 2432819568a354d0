package dev.steelyard.server;

import java.time.Duration;

/** How long things live; {@link #DEFAULT} is PRODUCT's table. */
public record Lifetimes(
        Duration authorizationCode,
        Duration accessToken,
        Duration clockSkew,
        Duration refreshIdle,
        Duration refreshAbsolute,
        Duration sessionIdle,
        Duration sessionAbsolute) {
    public static final Lifetimes DEFAULT =
            new Lifetimes(
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(300),
                    Duration.ofSeconds(30),
                    Duration.ofDays(30),
                    Duration.ofDays(365),
                    Duration.ofHours(12),
                    Duration.ofDays(7));

    /**
     * How long a revocation matters: until the last token that it concerns has ended everywhere.
     */
    public Duration revocation() {
        return accessToken.plus(clockSkew);
    }
}

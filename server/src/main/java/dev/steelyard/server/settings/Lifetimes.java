package dev.steelyard.server.settings;

import dev.steelyard.admin.link.LinkLifetimes;
import dev.steelyard.domain.decision.DecisionCounts;
import dev.steelyard.domain.key.KeySchedule;
import dev.steelyard.domain.session.SessionLife;
import java.time.Duration;

/** How long things live; {@link #DEFAULT} where nothing is set (docs/configuration.md). */
public record Lifetimes(
        Duration authorizationCode,
        Duration accessToken,
        Duration clockSkew,
        Duration refreshIdle,
        Duration refreshAbsolute,
        Duration sessionIdle,
        Duration sessionAbsolute,
        Duration keyRotation,
        Duration keyAhead,
        Duration keyAfter,
        LinkLifetimes links,
        Duration decisions,
        Duration refusals) {
    public static final Lifetimes DEFAULT =
            new Lifetimes(
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(300),
                    Duration.ofSeconds(30),
                    Duration.ofDays(30),
                    Duration.ofDays(365),
                    Duration.ofHours(12),
                    Duration.ofDays(7),
                    Duration.ofDays(90),
                    Duration.ofHours(24),
                    Duration.ofHours(1),
                    LinkLifetimes.DEFAULT,
                    DecisionCounts.KEPT,
                    Duration.ofDays(30));

    /**
     * How long a revocation matters: until the last token that it concerns has ended everywhere.
     */
    public Duration revocation() {
        return accessToken.plus(clockSkew);
    }

    public SessionLife session() {
        return new SessionLife(sessionIdle, sessionAbsolute);
    }

    /** A key stays published until {@code keyAfter} after the last token that it signed. */
    public KeySchedule keySchedule() {
        return new KeySchedule(keyRotation, keyAhead, revocation().plus(keyAfter));
    }
}

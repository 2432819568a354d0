package dev.steelyard.server.settings;

import dev.steelyard.admin.link.LinkLifetimes;
import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import dev.steelyard.domain.decision.DecisionCounts;
import dev.steelyard.domain.key.KeySchedule;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.session.SessionLife;
import dev.steelyard.domain.token.RefreshTokenFamily;
import java.time.Duration;
import java.time.Instant;

/**
 * The configured lifetimes of codes, tokens, login sessions, single-use links (such as
 * invitations), signing keys and refusal records.
 *
 * @param decisions since a principal's last decision that a guard reported
 * @param refusals of the records that {@code explain} looks up
 */
public record Lifetimes(
        Duration authorizationCode,
        Duration accessToken,
        Duration clockSkew,
        Duration refreshIdle,
        Duration refreshAbsolute,
        SessionLife session,
        LinkLifetimes links,
        Duration decisions,
        Duration refusals,
        KeySchedule keySchedule) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final Duration COMMAND_LINE = Duration.ofHours(12);

    private static final ConfigurationKey<Duration> CODE =
            KEYS.duration(
                    "lifetimes.authorization_code", "60s", "Lifetime of an authorization code.");
    private static final ConfigurationKey<Duration> ACCESS_TOKEN =
            KEYS.duration("lifetimes.access_token", "300s", "Lifetime of an access token.");
    private static final ConfigurationKey<Duration> CLOCK_SKEW =
            KEYS.duration(
                    "lifetimes.clock_skew",
                    "30s",
                    "The greatest accepted difference between two clocks.");
    private static final ConfigurationKey<Duration> REFRESH_IDLE =
            KEYS.duration(
                    "lifetimes.refresh_idle",
                    "30d",
                    "Time without use after which a refresh token expires.");
    private static final ConfigurationKey<Duration> REFRESH_ABSOLUTE =
            KEYS.duration(
                    "lifetimes.refresh_absolute",
                    "365d",
                    "How long a family of refresh tokens lasts, however often it is used; those of the"
                            + " command line 12h at most.");
    private static final ConfigurationKey<Duration> SESSION_IDLE =
            KEYS.duration(
                    "lifetimes.session_idle",
                    "12h",
                    "Time without use after which a login session expires.");
    private static final ConfigurationKey<Duration> SESSION_ABSOLUTE =
            KEYS.duration(
                    "lifetimes.session_absolute",
                    "7d",
                    "Lifetime of a login session, used or not.");
    private static final ConfigurationKey<Duration> INVITATION =
            KEYS.duration("lifetimes.invitation", "7d", "Lifetime of an invitation.");
    private static final ConfigurationKey<Duration> BOOTSTRAP =
            KEYS.duration("lifetimes.bootstrap", "24h", "Lifetime of the first operator's link.");
    private static final ConfigurationKey<Duration> TRANSFER =
            KEYS.duration(
                    "lifetimes.transfer", "7d", "Lifetime of an offer to transfer an application.");
    private static final ConfigurationKey<Duration> DECISIONS =
            KEYS.add(
                    "lifetimes.decisions",
                    "90d",
                    "Retention of the uses of a principal that guards reported, after the last"
                            + " one; 90d at least.",
                    ValueParsers.checked(
                            ValueParsers::duration,
                            kept -> kept.compareTo(DecisionCounts.KEPT) >= 0,
                            "90d at least"));
    private static final ConfigurationKey<Duration> REFUSALS =
            KEYS.duration("lifetimes.refusals", "30d", "Retention of refusals.");
    private static final ConfigurationKey<Duration> ROTATE_EVERY =
            KEYS.duration("keys.rotate_every", "90d", "Time for which a signing key signs.");
    private static final ConfigurationKey<Duration> PUBLISH_AHEAD =
            KEYS.duration(
                    "keys.publish_ahead",
                    "24h",
                    "Time for which the next signing key is published before it signs.");
    private static final ConfigurationKey<Duration> KEEP_AFTER =
            KEYS.duration(
                    "keys.keep_after",
                    "1h",
                    "Time for which a signing key stays published after its last token.");

    public static Lifetimes read(ConfigurationValues values) {
        var accessToken = values.get(ACCESS_TOKEN);
        var clockSkew = values.get(CLOCK_SKEW);
        var rotateEvery = values.get(ROTATE_EVERY);
        var publishAhead = values.get(PUBLISH_AHEAD);
        var keep = revocation(accessToken, clockSkew).plus(values.get(KEEP_AFTER));
        return new Lifetimes(
                values.get(CODE),
                accessToken,
                clockSkew,
                values.get(REFRESH_IDLE),
                values.get(REFRESH_ABSOLUTE),
                new SessionLife(values.get(SESSION_IDLE), values.get(SESSION_ABSOLUTE)),
                new LinkLifetimes(
                        values.get(INVITATION), values.get(BOOTSTRAP), values.get(TRANSFER)),
                values.get(DECISIONS),
                values.get(REFUSALS),
                PUBLISH_AHEAD.check(() -> new KeySchedule(rotateEvery, publishAhead, keep)));
    }

    /**
     * Whether a refresh token family can be used at {@code now}. A family of the command line ends
     * after {@link #COMMAND_LINE} at the latest: it may do all that its user may do.
     */
    public boolean live(RefreshTokenFamily family, Instant now) {
        boolean commandLine = family.client().equals(BuiltInIds.COMMAND_LINE);
        var absolute =
                commandLine && COMMAND_LINE.compareTo(refreshAbsolute) < 0
                        ? COMMAND_LINE
                        : refreshAbsolute;
        return family.live(now, refreshIdle, absolute);
    }

    /**
     * How long a revocation is kept: until the last token that it concerns has expired everywhere.
     */
    public Duration revocation() {
        return revocation(accessToken, clockSkew);
    }

    private static Duration revocation(Duration accessToken, Duration clockSkew) {
        return accessToken.plus(clockSkew);
    }
}

package dev.steelyard.program.configuration;

import static dev.steelyard.program.configuration.Readers.duration;

import dev.steelyard.domain.decision.DecisionCounts;
import java.time.Duration;
import java.util.List;

/** How long things last. */
final class Spans {
    static final Setting<Duration> CODE =
            duration("lifetimes.authorization_code", "60s", "How long a code can be redeemed.");
    static final Setting<Duration> ACCESS_TOKEN =
            duration("lifetimes.access_token", "300s", "How long an access token lives.");
    static final Setting<Duration> CLOCK_SKEW =
            duration("lifetimes.clock_skew", "30s", "How far clocks may be apart.");
    static final Setting<Duration> REFRESH_IDLE =
            duration("lifetimes.refresh_idle", "30d", "How long a refresh token may lie unused.");
    static final Setting<Duration> REFRESH_ABSOLUTE =
            duration("lifetimes.refresh_absolute", "365d", "When a refresh family ends for good.");
    static final Setting<Duration> SESSION_IDLE =
            duration("lifetimes.session_idle", "12h", "How long a login may lie unused.");
    static final Setting<Duration> SESSION_ABSOLUTE =
            duration("lifetimes.session_absolute", "7d", "When a login ends for good.");
    static final Setting<Duration> IDEMPOTENCY_KEY =
            duration(
                    "lifetimes.idempotency_key",
                    "24h",
                    "How long a repeated Idempotency-Key is answered as the first time.");
    static final Setting<Duration> INVITATION =
            duration("lifetimes.invitation", "7d", "How long an invitation can be accepted.");
    static final Setting<Duration> BOOTSTRAP =
            duration("lifetimes.bootstrap", "24h", "How long the first operator's link works.");
    static final Setting<Duration> TRANSFER =
            duration(
                    "lifetimes.transfer",
                    "7d",
                    "How long another reseller can accept an application that is offered.");
    static final Setting<Duration> DECISIONS =
            new Setting<>(
                    "lifetimes.decisions",
                    "90d",
                    "How long it is kept what guards reported that a principal did, after its last"
                            + " time; 90d at least.",
                    false,
                    Spans::decisions);
    static final Setting<Duration> REFUSALS =
            duration(
                    "lifetimes.refusals",
                    "30d",
                    "How long it can be looked up why somebody was refused.");
    static final Setting<Duration> ROTATE_EVERY =
            duration("keys.rotate_every", "90d", "How long a signing key signs.");
    static final Setting<Duration> PUBLISH_AHEAD =
            duration(
                    "keys.publish_ahead",
                    "24h",
                    "How long the next signing key is published before it signs.");
    static final Setting<Duration> KEEP_AFTER =
            duration(
                    "keys.keep_after",
                    "1h",
                    "How long a signing key stays published after the last token that it signed.");

    static final List<Setting<?>> ALL =
            List.of(
                    CODE,
                    ACCESS_TOKEN,
                    CLOCK_SKEW,
                    REFRESH_IDLE,
                    REFRESH_ABSOLUTE,
                    SESSION_IDLE,
                    SESSION_ABSOLUTE,
                    IDEMPOTENCY_KEY,
                    INVITATION,
                    BOOTSTRAP,
                    TRANSFER,
                    DECISIONS,
                    REFUSALS,
                    ROTATE_EVERY,
                    PUBLISH_AHEAD,
                    KEEP_AFTER);

    private Spans() {}

    private static Duration decisions(String text) {
        var kept = Readers.duration(text);
        if (kept.compareTo(DecisionCounts.KEPT) < 0) {
            throw new IllegalArgumentException("90d at least");
        }
        return kept;
    }
}

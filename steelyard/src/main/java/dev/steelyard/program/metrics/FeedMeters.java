package dev.steelyard.program.metrics;

import dev.steelyard.guard.GuardFeed;
import java.util.List;
import java.util.Map;

/**
 * Registers metrics of the connection by which {@code steelyard guard} receives changes from the
 * server, such as its delay.
 */
final class FeedMeters {
    private static final Metric STREAMING =
            Metric.gauge(
                    "steelyard_guard_streaming",
                    "1: the guard receives changes by a stream; 0: it polls for them.");
    private static final Metric HEAD =
            Metric.gauge(
                    "steelyard_guard_head",
                    "The highest change number that the guard has heard of.");
    private static final Metric APPLIED =
            Metric.gauge(
                    "steelyard_guard_applied",
                    "The number of the last change that it has applied. It is behind by the difference.");
    private static final Metric SILENCE =
            Metric.gauge(
                    "steelyard_guard_silence_seconds",
                    "Time since it was last confirmed that it has missed no change; longer than any time where"
                            + " it never was. It refuses every request once this is longer than"
                            + " `guard.silence`.");
    private static final Metric STREAMS =
            Metric.counter(
                    "steelyard_guard_streams_total", "How often the guard has opened a stream.");
    private static final Metric POLLS =
            Metric.counter(
                    "steelyard_guard_polls_total", "How often the guard has polled for changes.");
    private static final Metric REVOCATIONS =
            Metric.gauge(
                    "steelyard_guard_revocations",
                    "Revoked tokens, families and sessions that the guard keeps.");
    private static final Metric LOADS_WAITING =
            Metric.gauge(
                    "steelyard_guard_state_loads_waiting",
                    "States of principals that wait for a call to the server.");
    private static final Metric LOADS_REFUSED =
            Metric.counter(
                    "steelyard_guard_state_loads_refused_total",
                    "States of principals that were not requested, since too many were waiting.");
    private static final Metric UNREPORTED =
            Metric.counter(
                    "steelyard_guard_unreported_total",
                    "Refusals and uses that were never reported to the server: too many waited, or it"
                            + " did not take them.",
                    "what");
    static final List<Metric> ALL =
            List.of(
                    STREAMING,
                    HEAD,
                    APPLIED,
                    SILENCE,
                    STREAMS,
                    POLLS,
                    REVOCATIONS,
                    LOADS_WAITING,
                    LOADS_REFUSED,
                    UNREPORTED);

    private FeedMeters() {}

    static void bind(Meters meters, GuardFeed feed) {
        meters.gauge(STREAMING, () -> feed.figures().streaming() ? 1 : 0);
        meters.gauge(HEAD, () -> feed.figures().head());
        meters.gauge(APPLIED, () -> feed.figures().applied());
        meters.gauge(SILENCE, () -> Meters.seconds(feed.figures().silence()));
        meters.counter(STREAMS, () -> feed.figures().streams());
        meters.counter(POLLS, () -> feed.figures().polls());
        meters.gauge(REVOCATIONS, () -> feed.figures().revocations());
        meters.gauge(LOADS_WAITING, () -> feed.figures().loading().waiting());
        meters.counter(LOADS_REFUSED, () -> feed.figures().loading().turnedAway());
        meters.counters(
                UNREPORTED,
                values -> {
                    var lost = feed.figures().reports();
                    values.are(lost.droppedRefusals(), "refusals");
                    values.are(lost.droppedUses(), "uses");
                });
        CacheMeters.bind(
                meters,
                () -> {
                    var now = feed.figures();
                    return Map.of("states", now.states(), "origins", now.origins());
                });
    }
}

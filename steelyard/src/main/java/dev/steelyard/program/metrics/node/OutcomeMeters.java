package dev.steelyard.program.metrics.node;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.program.metrics.Meters;
import dev.steelyard.program.metrics.Metric;
import dev.steelyard.server.hashing.HasherQueue;
import dev.steelyard.server.metering.NodeCounters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** Registers metrics that count issued tokens, logins and rate-limited attempts, by outcome. */
final class OutcomeMeters {
    private static final Metric TOKENS =
            Metric.counter(
                    "steelyard_tokens_issued_total",
                    "Responses of the token endpoint that contain tokens.",
                    "grant_type");
    private static final Metric LOGINS =
            Metric.counter(
                    "steelyard_logins_total",
                    "Logins with a password: succeeded, failed, or limited (not tried, since too"
                            + " many had failed).",
                    "outcome");
    private static final Metric THROTTLED =
            Metric.counter(
                    "steelyard_throttled_total",
                    "Attempts that were not admitted, by their limit; secret_of_client and"
                            + " secret_at_source are about wrong secrets.",
                    "limit");
    private static final Metric HASHES_WAITING =
            Metric.gauge("steelyard_password_hashes_waiting", "Passwords that wait to be hashed.");
    private static final Metric HASHES_REFUSED =
            Metric.counter(
                    "steelyard_password_hashes_refused_total",
                    "Passwords that were not hashed, since too many waited, or for too long.");
    static final List<Metric> ALL =
            List.of(TOKENS, LOGINS, THROTTLED, HASHES_WAITING, HASHES_REFUSED);

    private OutcomeMeters() {}

    static void bind(Meters meters, NodeCounters counted, HasherQueue hasherQueue) {
        counts(meters, TOKENS, counted.issued(), GrantType::parameter);
        counts(meters, LOGINS, counted.logins(), OutcomeMeters::word);
        counts(meters, THROTTLED, counted.limited(), OutcomeMeters::word);
        meters.gauge(HASHES_WAITING, hasherQueue::waiting);
        meters.counter(HASHES_REFUSED, hasherQueue::refused);
    }

    private static <E extends Enum<E>> void counts(
            Meters meters, Metric metric, Map<E, LongAdder> counts, Function<E, String> name) {
        meters.counters(
                metric,
                values ->
                        counts.forEach((each, count) -> values.are(count.sum(), name.apply(each))));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

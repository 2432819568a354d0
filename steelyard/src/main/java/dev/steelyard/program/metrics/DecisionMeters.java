package dev.steelyard.program.metrics;

import dev.steelyard.guard.proxy.Decided;
import dev.steelyard.guard.refusal.ErrorCode;
import java.util.List;

/** What a decision service decides. */
final class DecisionMeters {
    private static final Metric DECISIONS =
            Metric.counter(
                    "steelyard_guard_decisions_total",
                    "Decisions, by allowed or the code of the refusal. Those of AuthZEN are among them.",
                    "outcome");
    static final List<Metric> ALL = List.of(DECISIONS);

    private DecisionMeters() {}

    static void bind(Meters meters, Decided decided) {
        meters.counters(
                DECISIONS,
                values -> {
                    values.are(decided.allowed(), "allowed");
                    for (var code : ErrorCode.values()) {
                        values.are(decided.refused(code), code.code());
                    }
                });
    }
}

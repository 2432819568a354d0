package dev.steelyard.program.metrics;

import static java.util.Objects.requireNonNull;

import dev.steelyard.guard.feed.DecisionObserver;
import dev.steelyard.guard.feed.RefusedCall;
import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.refusal.ErrorCode;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts allowed and refused API requests by error code, as metrics of {@code steelyard guard}. */
final class DecisionMeters implements DecisionObserver {
    private static final Metric DECISIONS =
            Metric.counter(
                    "steelyard_guard_decisions_total",
                    "Decisions, by allowed or the code of the refusal. Those of AuthZEN are among them.",
                    "outcome");
    static final List<Metric> ALL = List.of(DECISIONS);

    private final CounterDataPoint allowed;
    private final Map<ErrorCode, CounterDataPoint> refused = new EnumMap<>(ErrorCode.class);

    DecisionMeters(Meters meters) {
        var decisions = meters.counter(DECISIONS);
        allowed = decisions.labelValues("allowed");
        for (var code : ErrorCode.values()) {
            refused.put(code, decisions.labelValues(code.code()));
        }
    }

    @Override
    public void allowed(
            PrincipalRef principal,
            @Nullable Operation operation,
            @Nullable String permission,
            Instant at) {
        allowed.inc();
    }

    @Override
    public void refused(RefusedCall call) {
        requireNonNull(refused.get(call.code())).inc();
    }
}

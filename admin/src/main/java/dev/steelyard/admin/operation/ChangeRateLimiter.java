package dev.steelyard.admin.operation;

import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.throttle.FailureRateLimit;
import java.time.Duration;

/**
 * Limits how many changes one caller of the management API may make in a period. Each change leaves
 * an audit event that is stored for ever, so changes beyond the rate are refused.
 */
final class ChangeRateLimiter {
    private static final FailureRateLimit OF_OPERATOR =
            new FailureRateLimit(20_000, Duration.ofMillis(50));
    private static final FailureRateLimit OF_RESELLER =
            new FailureRateLimit(5_000, Duration.ofSeconds(1));

    private ChangeRateLimiter() {}

    /** Refuses an actor that made too many changes, before any work is done. */
    static void check(OperationContext context) {
        var now = context.now();
        if (!context.actor().isProgram()) {
            var forgotten = context.tx().failures().forgotten(name(context), now).orElse(now);
            refuseAfter(budget(context).wait(forgotten, now, 0));
        }
    }

    /** Counts a change; refuses it where concurrent changes used up the limit. */
    static void count(OperationContext context) {
        if (!context.actor().isProgram()
                && !context.tx().failures().add(name(context), budget(context), context.now())) {
            refuseAfter(budget(context).each());
        }
    }

    private static void refuseAfter(Duration wait) {
        if (!wait.isZero()) {
            throw OperationRefusal.limited(wait);
        }
    }

    private static FailureRateLimit budget(OperationContext context) {
        return context.actor().authority() instanceof Authority.OfReseller
                ? OF_RESELLER
                : OF_OPERATOR;
    }

    private static String name(OperationContext context) {
        return "changes " + context.actor().who();
    }
}

package dev.steelyard.guard.proxy;

import static java.util.Objects.requireNonNull;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.refusal.ErrorCode;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often the service has decided what, since its start. Thread-safe. */
public final class Decided {
    private final LongAdder allowed = new LongAdder();
    private final Map<ErrorCode, LongAdder> refused = new EnumMap<>(ErrorCode.class);

    Decided() {
        for (ErrorCode code : ErrorCode.values()) refused.put(code, new LongAdder());
    }

    /** That, counted. */
    Decision count(Decision decision) {
        adder(decision).increment();
        return decision;
    }

    private LongAdder adder(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> allowed;
            case Decision.Refused refusal -> adder(refusal.refusal().code());
        };
    }

    private LongAdder adder(ErrorCode code) {
        return requireNonNull(refused.get(code));
    }

    public long allowed() {
        return allowed.sum();
    }

    public long refused(ErrorCode code) {
        return adder(code).sum();
    }
}

package dev.steelyard.server.metering;

import static java.util.Objects.requireNonNull;

import dev.steelyard.domain.client.GrantType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counters of token responses by grant type, logins by outcome and rate-limited attempts by limit
 * on one server node, for the metrics. Thread-safe.
 *
 * @param issued answers of the token endpoint with tokens
 * @param limited attempts that were not admitted
 */
public record NodeCounters(
        Map<GrantType, LongAdder> issued,
        Map<LoginOutcome, LongAdder> logins,
        Map<Limit, LongAdder> limited) {
    public static NodeCounters nothing() {
        return new NodeCounters(
                zeros(GrantType.class), zeros(LoginOutcome.class), zeros(Limit.class));
    }

    private static <E extends Enum<E>> Map<E, LongAdder> zeros(Class<E> kind) {
        var counts = new EnumMap<E, LongAdder>(kind);
        for (var each : kind.getEnumConstants()) {
            counts.put(each, new LongAdder());
        }
        return Collections.unmodifiableMap(counts);
    }

    /** Takes no lock and allocates nothing. */
    public static <E extends Enum<E>> void count(Map<E, LongAdder> counts, E what) {
        requireNonNull(counts.get(what)).increment();
    }
}

package dev.steelyard.domain.idempotency;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import java.time.Duration;

/**
 * The limits on how long idempotency keys are stored and on their number for each caller.
 *
 * @param kept since the operation
 * @param most of one caller
 */
public record IdempotencyKeyLimits(Duration kept, int most) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<Duration> KEPT =
            KEYS.duration(
                    "lifetimes.idempotency_key",
                    "24h",
                    "Time for which a repeated Idempotency-Key gets the response to the first request.");
    private static final ConfigurationKey<Integer> MOST =
            KEYS.count(
                    "limits.idempotency_keys",
                    "10000",
                    "The maximum of Idempotency-Key values stored per caller; beyond it the oldest are"
                            + " forgotten.");

    public static IdempotencyKeyLimits read(ConfigurationValues values) {
        return new IdempotencyKeyLimits(values.get(KEPT), values.get(MOST));
    }
}

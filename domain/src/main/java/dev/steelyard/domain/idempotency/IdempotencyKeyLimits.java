package dev.steelyard.domain.idempotency;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import java.time.Duration;

/**
 * Limits on the idempotency keys that are remembered.
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
                    "How long a repeated Idempotency-Key is answered as the first time.");
    private static final ConfigurationKey<Integer> MOST =
            KEYS.count(
                    "limits.idempotency_keys",
                    "10000",
                    "Idempotency-Key values remembered of one caller; beyond them its oldest are"
                            + " forgotten.");

    public static IdempotencyKeyLimits read(ConfigurationValues values) {
        return new IdempotencyKeyLimits(values.get(KEPT), values.get(MOST));
    }
}
